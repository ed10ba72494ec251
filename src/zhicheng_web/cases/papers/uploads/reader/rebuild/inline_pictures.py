"""A picture within contents (BI … ID … EI; ISO 32000-1, 8.9.7) as an object like any other."""

from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Stream

from zhicheng_web.cases.papers.uploads.reader.rebuild.lookup import decode_name, find_resource
from zhicheng_web.cases.papers.uploads.reader.rebuild.operations import OPEN, Operand, Operation
from zhicheng_web.cases.papers.uploads.reader.rebuild.rebuilding import Rebuilding

KEYS: Final = {
    "/BPC": "/BitsPerComponent", "/CS": "/ColorSpace", "/D": "/Decode", "/DP": "/DecodeParms", "/F": "/Filter", "/H": "/Height",
    "/IM": "/ImageMask", "/I": "/Interpolate", "/W": "/Width",
}  # fmt: skip
VALUES: Final = {
    "/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK", "/I": "/Indexed", "/AHx": "/ASCIIHexDecode",
    "/A85": "/ASCII85Decode", "/LZW": "/LZWDecode", "/Fl": "/FlateDecode", "/RL": "/RunLengthDecode", "/CCF": "/CCITTFaxDecode",
    "/DCT": "/DCTDecode",
}  # fmt: skip


def make_picture_object(rebuilding: Rebuilding, operation: Operation, resources: object) -> Stream:
    """The picture as a stream of the document that is read; its entries are looked at when it is rebuilt."""
    head = Dictionary(Type=Name.XObject, Subtype=Name.Image)
    for key, value in read_pairs(operation.operands):
        full = KEYS.get(key, key)
        head[full] = name_space(value, resources) if full == "/ColorSpace" else read_value(value)
    return rebuilding.source.make_stream(operation.data, head)


def read_pairs(operands: list[Operand]) -> list[tuple[str, Operand]]:
    """Keys and values that stand in turn; what is no key is passed over with its value."""
    pairs = zip(operands[::2], operands[1::2], strict=False)
    return [
        (decode_name(key), value) for key, value in pairs if isinstance(key, bytes) and len(key) > 1 and key[:1] == b"/"
    ]


def name_space(value: Operand, resources: object) -> object:
    """A colour space: one of the plain ones by its short name, an array, or a resource by its name."""
    found = find_resource(resources, "/ColorSpace", value) if isinstance(value, bytes) else None
    return found if isinstance(found, (Array, Name)) else read_value(value)


def read_value(value: Operand) -> object:
    """A value as it is written."""
    if isinstance(value, list):
        if value[:1] == [OPEN]:
            return Dictionary({key: read_value(item) for key, item in read_pairs([*value[1:]])})
        return Array([read_value(one) for one in value])
    if value.startswith(b"/") and len(value) > 1:
        name = decode_name(value)
        return Name(VALUES.get(name, name))
    return Object.parse(value)
