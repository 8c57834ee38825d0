"""Paths of every kind as file systems: local ones, and those that Arrow or fsspec can open."""

from importlib.util import find_spec

from pyarrow import fs


def place(path: str) -> tuple[fs.FileSystem, str]:
    """Give the file system that a path or address lies in, and the path there.

    Args:
        path: A local path, an address that Arrow knows (``file:``, ``s3:``, ``gs:``, ``hdfs:``,
            ``abfs:``), or one that fsspec does where that is installed.

    >>> place("some/folder")[1]
    'some/folder'
    """
    if "://" not in path:
        return fs.LocalFileSystem(), path
    scheme = path.partition("://")[0]
    if scheme in {"file", "s3", "gs", "gcs", "hdfs", "viewfs", "abfs", "abfss"}:
        system, inside = fs.FileSystem.from_uri(path)
        return system, inside
    if find_spec("fsspec") is None:
        raise OSError(f"{path}: '{scheme}:' needs fsspec: pip install fsspec and its {scheme} part")
    import fsspec

    other, inside = fsspec.core.url_to_fs(path)
    return fs.PyFileSystem(fs.FSSpecHandler(other)), inside
