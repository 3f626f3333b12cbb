"""A plugin that cannot be imported."""

raise RuntimeError("thiếu tệp dữ liệu")
