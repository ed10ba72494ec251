"""What rebuilding a document may cost: objects, drawing operations, pixels, inflated bytes. Beyond it the upload is refused."""

from pikepdf import Stream

from zhicheng_web.cases.papers.uploads import limits
from zhicheng_web.cases.papers.uploads.reader.refusals import Reason, UploadRefused


class Budget:
    """Counts for one document."""

    def __init__(self) -> None:
        self.objects = self.operations = self.pixels = self.inflated = 0

    def count_object(self) -> None:
        """One dictionary, array or stream more. Raises UploadRefused."""
        self.objects += 1
        require_at_most(self.objects, limits.MAX_OBJECTS)

    def count_operations(self, number: int) -> None:
        """Operations of a page, its forms included as often as they are used. Raises UploadRefused."""
        self.operations += number
        require_at_most(self.operations, limits.MAX_OPERATIONS)

    def count_pixels(self, number: int) -> None:
        """Pixels of one picture. Raises UploadRefused."""
        self.pixels += number
        if number > limits.MAX_PIXELS or self.pixels > limits.MAX_DOCUMENT_PIXELS:
            raise UploadRefused(Reason.PIXELS)

    def inflate(self, stream: Stream) -> bytes:
        """The bytes of a stream. Raises UploadRefused, and what pikepdf raises for broken data."""
        data = stream.read_bytes()
        self.inflated += len(data)
        require_at_most(self.inflated, limits.MAX_INFLATED_BYTES)
        return data


def require_at_most(number: int, most: int) -> None:
    """Raises UploadRefused for a document that is more than anybody scans."""
    if number > most:
        raise UploadRefused(Reason.COMPLEX)
