"""Finding people by a part of their name needs trigrams; both extensions may be created by the owner of a database."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Extensions."""

    dependencies = [("accounts", "0001_initial")]

    operations = [BtreeGistExtension(), TrigramExtension()]
