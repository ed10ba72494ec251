"""三（二） the days of a lane's cells are compared where they are known, and known where they have to be: NULL is no answer."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import F, Q

STAMPED_AFTER = (
    Q(stamped_on__isnull=True, posted_until__isnull=True)
    | Q(on_paper=True, posted_until__isnull=True)
    | Q(stamped_on__isnull=False, posted_until__isnull=False, stamped_on__gt=F("posted_until"))
)
IN_ORDER = (
    Q(on_paper=False)
    | Q(posted_on__isnull=True, posted_until__isnull=True)
    | Q(
        checked_on__isnull=False,
        posted_on__isnull=False,
        posted_until__isnull=False,
        posted_on__gte=F("checked_on"),
        posted_until__gt=F("posted_on"),
    )
)


class Migration(migrations.Migration):
    """Both checks anew."""

    dependencies: ClassVar = [("cases", "0038_printed_papers")]
    operations: ClassVar = [
        migrations.RemoveConstraint("caselane", "lane_stamped_after_publicity"),
        migrations.RemoveConstraint("caselane", "lane_paper_in_order"),
        migrations.AddConstraint(
            "caselane", models.CheckConstraint(name="lane_stamped_after_publicity", condition=STAMPED_AFTER)
        ),
        migrations.AddConstraint("caselane", models.CheckConstraint(name="lane_paper_in_order", condition=IN_ORDER)),
    ]
