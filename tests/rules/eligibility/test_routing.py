"""三（三） Who recognises: code, name and sentence of every kind of authority."""

from typing import Any

import pytest

from tests.rules.plain import EMPLOYER, plain, result

MUNICIPAL = {"kind": "public_institution", "affiliation": "municipal"}
QUEUE = (
    ("municipal_bureau", "530100", "昆明市人力资源和社会保障局"),
    "市属单位的这个系列（专业）没有列入对应表，由昆明市人力资源和社会保障局人工指派认定部门（三（三））。",
)
UNSTATED = (
    QUEUE[0],
    "还没有说明单位的隶属关系、性质，不知道是否市属国有企事业单位，由昆明市人力资源和社会保障局人工指派认定部门（三（三））。",
)
SELF_RECOGNISED = "单位有职称自主评审权，由本单位考核认定（三（三））。"
COUNTY = (
    ("county", "530102", "五华区人力资源和社会保障局"),
    "用人单位的管理归属地是五华区，由五华区人力资源和社会保障局认定（三（三））。",
)


@pytest.mark.parametrize(
    ("employer", "target", "authority", "reason"),
    [
        (
            {"self_recognition": True},
            {},
            ("self", EMPLOYER, "本单位"),
            SELF_RECOGNISED,
        ),
        (
            {"management_area": "530102"},
            {},
            *COUNTY,
        ),
        (
            MUNICIPAL,
            {"specialty": "建筑"},
            ("municipal", "KM-ZJ", "昆明市住房和城乡建设局"),
            "市属单位，建筑由具有评审权限的昆明市住房和城乡建设局认定（三（三））。",
        ),
        (
            MUNICIPAL,
            {"series": "agronomy"},
            ("municipal", "KM-NY", "昆明市农业农村局"),
            "市属单位，农业技术人员（农艺）由具有评审权限的昆明市农业农村局认定（三（三））。",
        ),
        (
            MUNICIPAL,
            {"specialty": "水利建筑"},
            QUEUE[0],
            "市属单位，专业“水利建筑”在对应表中对应昆明市住房和城乡建设局和昆明市水务局，"
            "由昆明市人力资源和社会保障局人工指派认定部门（三（三））。",
        ),
        (
            MUNICIPAL,
            {"specialty": "林业水利"},
            QUEUE[0],
            "市属单位，专业“林业水利”在对应表中对应昆明市林业和草原局和昆明市水务局，"
            "由昆明市人力资源和社会保障局人工指派认定部门（三（三））。",
        ),
        (
            MUNICIPAL,
            {"specialty": "建筑给排水"},
            ("municipal", "KM-ZJ", "昆明市住房和城乡建设局"),
            "市属单位，建筑由具有评审权限的昆明市住房和城乡建设局认定（三（三））。",
        ),
        ({"affiliation": None}, {}, *UNSTATED),
        ({"affiliation": None, "management_area": None}, {}, *UNSTATED),
        ({"affiliation": "municipal", "kind": None}, {}, *UNSTATED),
        ({"affiliation": None, "self_recognition": True}, {}, ("self", EMPLOYER, "本单位"), SELF_RECOGNISED),
        ({"affiliation": None, "kind": "public_institution"}, {}, *UNSTATED),
        ({"affiliation": "municipal", "kind": "enterprise"}, {}, *COUNTY),
        ({"affiliation": "county", "kind": None}, {}, *COUNTY),
        (MUNICIPAL, {"specialty": "机械"}, *QUEUE),
        (MUNICIPAL, {"series": None}, *QUEUE),
    ],
)
def test_the_authority(
    employer: dict[str, Any], target: dict[str, Any], authority: tuple[str, str, str], reason: str
) -> None:
    its = result(plain(employer=employer, target=target))
    assert (its["authority"]["kind"], its["authority"]["code"], its["authority_name"]) == authority
    assert its["authority_reason"] == reason


def test_a_zone_has_no_bureau_of_its_own() -> None:
    its = result(plain(employer={"management_area": "KM-GX"}))
    assert (
        its["authority_reason"]
        == f"用人单位的管理归属地是{its['authority_name'][:-6]}，由{its['authority_name']}认定（三（三））。"
    )
    assert its["authority_name"][-6:] == "职称管理部门"
