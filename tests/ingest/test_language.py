"""Which language a text is in, and that nothing is guessed from too little."""

import pytest

from sayso.ingest.language import detect, name


@pytest.mark.parametrize(("text", "language"), [
    ("The bridge at Oldmark was closed on Monday, the mayor said, and it will open in May if the work is done.", "en"),
    ("Broen ved Kårby ble stengt mandag, sa ordføreren. Den skal åpne igjen i mai når arbeidet er ferdig og rådet "
     "har gitt sin tillatelse til det.", "no"),
    ("El puente fue cerrado el lunes, dijo el alcalde. Volverá a abrir en mayo si las obras terminan a tiempo, según "
     "el ayuntamiento de la ciudad.", "es"),
    ("Власти сообщили, что мост был закрыт в понедельник и вновь откроется в мае, если работы будут закончены вовремя, "
     "как заявил мэр города.", "ru"),
    ("市长表示，大桥周一关闭，五月将重新开放。"
     "如果工程按时完成就会通车，市议会已经批准了这一计划，居民们对此表示欢迎，交通将恢复正常。", "zh"),
    ("The bridge was closed.", None),
    ("Le pont est fermé.", None),
    ("Nokia Samsung Huawei Xiaomi Apple Sony Motorola Honor Oppo Vivo Realme Lenovo Asus Acer Dell HP Toshiba Fujitsu "
     "Panasonic Sharp Bosch", None),
    ("Jordi Alba Marc ter Stegen Antoine Griezmann Ousmane Dembélé Frenkie de Jong Arturo Vidal Sergi Roberto "
     "Carles Puyol Gerard Piqué Luis Suárez", None),
    ("", None),
])  # fmt: skip
def test_language(text, language):
    assert detect(text) == language


def test_names():
    assert name("de") == "German"
    assert "tlh" in name("tlh")
