"""Whether a signature is that of a key (Ed25519, RFC 8032, 5.1.7), on the standard library alone.

A verifier runs on any machine with Python and no network, so no library is asked for; only public numbers are read here, and
nothing is signed: signing is the office's, by a maintained library. Why not that library: decision 0025.
"""

from hashlib import sha512
from typing import Final, NamedTuple

KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64

PRIME: Final = 2**255 - 19
ORDER: Final = 2**252 + 27742317777372353535851937790883648493
CURVE: Final = -121665 * pow(121666, -1, PRIME) % PRIME
ROOT_OF_MINUS_ONE: Final = pow(2, (PRIME - 1) // 4, PRIME)
SIGN_BIT: Final = 1 << 255


class Point(NamedTuple):
    """A point of the curve in extended coordinates: x = X/Z, y = Y/Z, T = XY/Z."""

    x: int
    y: int
    z: int
    t: int


NEUTRAL: Final = Point(0, 1, 1, 0)


def add_points(one: Point, other: Point) -> Point:
    """The sum of two points, equal ones too (RFC 8032, 5.1.4)."""
    a = (one.y - one.x) * (other.y - other.x) % PRIME
    b = (one.y + one.x) * (other.y + other.x) % PRIME
    c = 2 * one.t * other.t * CURVE % PRIME
    d = 2 * one.z * other.z % PRIME
    e, f, g, h = b - a, d - c, d + c, b + a
    return Point(e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME)


def multiply_point(number: int, point: Point) -> Point:
    """A point so many times; nothing here is secret, so the time may tell of the number."""
    total = NEUTRAL
    while number:
        if number & 1:
            total = add_points(total, point)
        point = add_points(point, point)
        number >>= 1
    return total


def find_x(y: int, sign: int) -> int | None:
    """The x of a point by its y and the lowest bit of x; None where there is none (RFC 8032, 5.1.3)."""
    if y >= PRIME:
        return None
    square = (y * y - 1) * pow(CURVE * y * y + 1, -1, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if (x * x - square) % PRIME:
        x = x * ROOT_OF_MINUS_ONE % PRIME
    if (x * x - square) % PRIME or (x == 0 and sign):
        return None
    return PRIME - x if x & 1 != sign else x


def read_point(data: bytes) -> Point | None:
    """The point that 32 bytes name; None where they name none."""
    number = int.from_bytes(data, "little")
    y, sign = number % SIGN_BIT, number >> 255
    x = find_x(y, sign)
    return None if x is None else Point(x, y, 1, x * y % PRIME)


def write_point(point: Point) -> bytes:
    """A point as 32 bytes."""
    inverse = pow(point.z, -1, PRIME)
    x, y = point.x * inverse % PRIME, point.y * inverse % PRIME
    return (y | (x & 1) << 255).to_bytes(KEY_BYTES, "little")


BASE_Y: Final = 4 * pow(5, -1, PRIME) % PRIME
BASE_X: Final = find_x(BASE_Y, 0) or 0
BASE: Final = Point(BASE_X, BASE_Y, 1, BASE_X * BASE_Y % PRIME)


def is_signed_by(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether `signature` (64 bytes) is that of the owner of `key` (32 bytes) on `message`; anything else is no."""
    if len(key) != KEY_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    point, commitment, scalar = read_point(key), signature[:KEY_BYTES], int.from_bytes(signature[KEY_BYTES:], "little")
    if point is None or scalar >= ORDER:
        return False
    challenge = int.from_bytes(sha512(commitment + key + message).digest(), "little") % ORDER
    minus = Point(PRIME - point.x, point.y, 1, PRIME - point.t)
    found = add_points(multiply_point(scalar, BASE), multiply_point(challenge, minus))
    return write_point(found) == commitment
