"""Names of natural persons: what is a manner of writing, what is refused."""

import pytest

from zhicheng.numbers.person_name import describe_name_problem, normalise_name

SAME = {
    "李云": ["李云", " 李云 ", "李　云", "李 云", "李云\n"],
    "阿依古丽·买买提": [
        "阿依古丽·买买提",
        "阿依古丽•买买提",
        "阿依古丽・买买提",
        "阿依古丽．买买提",
        "阿依古丽.买买提",
    ],
    "Anna Müller": ["Anna Müller", "Anna  Mu\u0308ller", "Ａｎｎａ Müller"],
    "J. O'Neil-Smith": ["J. O'Neil-Smith"],
    "𠮷田䶮㛃": ["𠮷田䶮㛃"],
}
REFUSED = {
    "何苗\u200b\u202e": "姓名的第3个字符是看不见的字符（U+200B），请删去后重新填写。",
    "冒名\u202e者": "姓名的第3个字符是看不见的字符（U+202E），请删去后重新填写。",
    "李\ufe0f云": "姓名的第2个字符是看不见的字符（U+FE0F），请删去后重新填写。",
    "李😀云": "姓名的第2个字符是图形或表情（U+1F600），请删去后重新填写。",
    "李\ue000": "姓名的第2个字符是自造字（U+E000），请删去后重新填写。",
    "李\ud840": "姓名的第2个字符是不成字的编码（U+D840），请删去后重新填写。",
    "李\t云": "姓名的第2个字符是控制字符（U+0009），请删去后重新填写。",
    "李\u3164云": "姓名的第2个字符是看不见的字符（U+1160），请删去后重新填写。",
    "李\u034f云": "姓名的第2个字符是看不见的字符（U+034F），请删去后重新填写。",
    "\uffa0李云": "姓名的第1个字符是看不见的字符（U+1160），请删去后重新填写。",
    "王ニ": "姓名里不能有“ニ”，请按身份证件上的填写。",
    "丁ㄧ": "姓名里不能有“ㄧ”，请按身份证件上的填写。",
    "王ー": "姓名里不能有“ー”，请按身份证件上的填写。",
    "何ﾛ": "姓名里不能有“ロ”，请按身份证件上的填写。",
    "李2云": "姓名里不能有“2”，请按身份证件上的填写。",
    "<李云>": "姓名里不能有“<”，请按身份证件上的填写。",
    "··": "姓名里没有文字，请按身份证件上的填写。",
    "Аnna": "姓名里混用了样子相近的不同字母，请用同一种字母重新填写。",
    "李" * 61: "姓名最多60个字，现为61个字。",
    "": "请填写姓名，和身份证件上的一致。",
}


@pytest.mark.parametrize(("name", "typed"), [(name, one) for name, some in SAME.items() for one in some])
def test_a_manner_of_writing_is_the_same_name(name: str, typed: str) -> None:
    assert (normalise_name(typed), normalise_name(name), describe_name_problem(name)) == (name, name, None)


@pytest.mark.parametrize(("typed", "sentence"), REFUSED.items(), ids=range(len(REFUSED)))
def test_what_no_document_has_is_refused_in_words(typed: str, sentence: str) -> None:
    assert describe_name_problem(normalise_name(typed)) == sentence
