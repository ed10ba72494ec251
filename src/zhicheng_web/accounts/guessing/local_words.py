"""Words that somebody in this office would try: the city and its places, the work, the seasons, what people write to passwords.

Written by hand, small on purpose: a long list of any words is no sign that one of them is guessed early.
"""

PLACES = """kunming yunnan km yn chuncheng dianchi cuihu shilin xishan wuhua panlong guandu chenggong jinning dongchuan
anning songming yiliang luquan xundian fumin jingkai gaoxin yangzonghai dali lijiang yuxi qujing zhaotong puer baoshan
lincang chuxiong honghe wenshan xishuangbanna dehong nujiang diqing zhongguo china beijing
昆明 云南 春城 滇池 翠湖 石林 西山 五华 盘龙 官渡 呈贡 晋宁 东川 安宁 嵩明 宜良 禄劝 寻甸 富民 大理 丽江 玉溪
曲靖 中国 市 区 县 省"""
WORK = """zhicheng chuji zhongji gaoji rending shenbao kaohe renshe renshi renshiju rensheju renliziyuan danwei bangong bangongshi
gongshi gongwuyuan jingban fuhe guanli guanliyuan office work test admin administrator root guest user system login password
passwd pwd mima denglu zhanghao gongsi qiye jiti jituan xuexiao yiyuan
职称 初级 中级 高级 认定 申报 考核 人社 人社局 人事 人力资源 社会保障 单位 办公 办公室 公示 经办 复核 管理 管理员
密码 登录 账号 公司"""
FAVOURITES = """woaini iloveyou love aini baobei wode nihao hello welcome qwer asdf zxcv abc abcd aaa qqq wsx qaz edc rfv
jixiang fafa facai shunli pingan xingfu kuaile xinnian chunjie abcdefg
我爱你 你好 平安 幸福 快乐 新年 春节 发财 国庆 加油"""
WORDS = frozenset(f"{PLACES} {WORK} {FAVOURITES}".split())
