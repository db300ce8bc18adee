"""How: difficulty, pace, density, length, the way the ground goes, and what a prompt says about the text."""

ROWS = (
    ("difficulty", "easy",
     "easy|simple|gentle|beginner|beginners|for beginners|novice|kid friendly|for kids|kids|children|"
     "for children|child|toddlers|family|families|for families|family friendly|relaxing|casual|newbie|newbies|"
     "little sister|little brother|grandma|grandpa|grandparents|for grandma|first timers|forgiving|elderly|"
     "seniors|my mom|my son|my daughter|for tourists|anyone can finish|effortless|stress free|easygoing|mild|"
     "harmless|piece of cake|preschoolers|school kids|school class|young children|a breeze|baby",
     "简单|容易|轻松|新手|入门|小孩|孩子|孩子们|小朋友|儿童|亲子|家庭|老人|老年人|初学者|休闲|小白|萌新|"
     "适合孩子|低难度|妹妹|弟弟|爷爷奶奶|爷爷|奶奶|老少皆宜|全家|一家人|幼儿|小学生|宝宝|没玩过|第一次玩|"
     "谁都能过|好过|好玩不难|游客|温和|难度低|难度低一点|简单点"),
    ("difficulty", "normal",
     "normal difficulty|medium difficulty|moderate|medium hard|average difficulty|intermediate|"
     "moderately difficult|normal|medium|balanced|middling",
     "普通|中等|适中|一般|难度普通|中等难度|普通难度|正常难度|标准难度|中级|不难不易|难度适中|难度一般"),
    ("difficulty", "hard",
     "hard|difficult|tough|challenging|brutal|hellish|insane|nightmare|merciless|punishing|expert|extreme|"
     "hardcore|very hard|super hard|impossible mode|hell|deadly|ruthless|for experts|for pros|pro|veterans|"
     "experienced players|no mercy|unforgiving|savage|masochist|evil|really make me sweat|tricky|demanding|"
     "killer",
     "难|困难|很难|超难|高难度|地狱|地狱难度|地狱级|噩梦|噩梦级|残酷|硬核|高手|变态|虐人|虐|极限|专家|挑战|"
     "挑战性|有挑战|最高难度|老手|资深玩家|大神|高难|难一点|难点|要难|抓狂|崩溃|受虐|难度高|难度拉满|魔鬼|"
     "魔鬼级|烧脑"),
    ("difficulty", "not_hard",
     "not hard|not too hard|not difficult|not too difficult|nothing hard|nothing too hard|not that hard|"
     "not very hard|not so hard|not very difficult|isn't hard",
     "不难|别太难|不要太难|不太难|不用太难|不算难|别难|别那么难|别搞太难|不要难|别弄太难|不要很难|不能太难|"
     "不是很难|不怎么难|难度不高|难度别太高|难度不要太高"),
    ("difficulty", "not_easy",
     "not easy|not too easy|not that easy|nothing easy|isn't easy|not trivial",
     "不要太简单|别太简单|不简单|别太容易|不要太容易|不能太简单|也不要太简单|难度不低|不容易"),
    ("pace", "slow",
     "slow|slowly|leisurely|relaxed|calm|unhurried|stroll|strolling|slow paced|slow pace|a walk|take it slow|"
     "lazy|gentle pace|peaceful|slow motion|walk|take my time|easy pace|walking pace|chill|no rush|no hurry|"
     "unhurriedly|laid back",
     "慢|慢慢|慢节奏|节奏慢|慢一点|悠闲|散步|悠悠|缓慢|慢悠悠|从容|闲逛|漫步|不着急|不急|不赶|慢速|平静|安静|"
     "节奏慢一点|慢些|不用赶|慢慢走|舒缓"),
    ("pace", "fast",
     "fast|quick|quickly|fast paced|fast pace|speedy|rapid|high speed|rush|rushing|frantic|hectic|breakneck|"
     "adrenaline|full speed|speed run|speedrun|top speed|sprint|racing|at speed|lightning fast|breathless|"
     "high octane|furious|turbo",
     "快|快节奏|节奏快|快一点|飞快|高速|极速|迅速|疾驰|急速|节奏快一点|快些|刺激|紧张|飞奔|狂奔|冲刺感|速度快|"
     "爽快|全速|火力全开|竞速|一路狂奔|快速"),
    ("pace", "normal",
     "normal pace|medium pace|steady pace|average speed",
     "正常速度|匀速|中等节奏|节奏适中|速度适中"),
    ("density", "sparse",
     "sparse|sparsely|few and far between|roomy|spacious|uncluttered|mostly empty|plenty of room|wide open|"
     "hardly anything|not crowded|not too crowded",
     "稀疏|稀少|少放点|少放点障碍|少放一点|少放些|少来点|少一些|别放太多|别太多|不要太多|障碍不多|空旷|宽松|疏一点|稀一点|障碍少|障碍少一点|少一点|障碍稀疏|疏疏落落|开阔|不要太密|别太密|不密|"
     "别太挤"),
    ("density", "dense",
     "dense|densely|packed|crowded|cluttered|crammed|jam packed|densely packed|obstacle after obstacle|"
     "one after another|nonstop|non stop|chock full|busy|action packed|without a break|no breaks|relentless",
     "密|密集|多放点障碍|多放些障碍|多来点障碍|障碍多多|障碍多些|密一点|障碍密|障碍密一点|密密麻麻|障碍多|障碍多一点|多一点障碍|一个接一个|一个接着一个|拥挤|"
     "满满当当|接连不断|连续不断|眼花缭乱|紧凑|紧密"),
    ("density", "normal", "normal density|medium density|average density", "密度适中|密度正常|疏密适中|不疏不密"),
    ("length", "short",
     "short|brief|quick one|tiny|mini|short one|bite sized|little level|small level",
     "短|短一点|简短|迷你|小关卡|短小|短关卡|很短|短短"),
    ("length", "medium",
     "medium length|middle length|medium long|not too long",
     "不长不短|长度适中|中等长度|长短适中|别太长|不要太长"),
    ("length", "long",
     "long|lengthy|epic|marathon|huge|giant|very long|endless|never ending|extended|big level|long one",
     "长|很长|长一点|超长|漫长|长关卡|大关卡|马拉松|史诗|长途|没完没了|大型"),
    ("elevation", "rising",
     "uphill|rising|ascending|climbing all the way|goes up|going up|go up|all the way up|the whole way up|"
     "upward|upwards|higher and higher|up the mountain|up the hill|ascent|to the top|steep|climbs higher|"
     "up a mountain|up wushan|on the way up|rise|rises|leads up|ever higher|up and up|up high",
     "往上|向上|一路往上|一路向上|上坡|上山|越来越高|爬升|爬山|攀升|一直往上|一直往上爬|往上爬|地势上升|"
     "步步高升|逐渐升高|登顶|登高|节节高|往高处|地势往上|上行|陡|一路爬"),
    ("elevation", "falling",
     "downhill|descending|goes down|going down|go down|all the way down|the whole way down|downward|downwards|"
     "lower and lower|down the mountain|descent|down the hill|sloping down|falling terrain|deeper and deeper|"
     "down into|leads down|slopes down|ever lower|down and down|down a mountain|to the bottom",
     "往下|向下|一路往下|一路向下|下坡|下山|越来越低|下降|往下走|一直往下|下潜|深入地下|地势往下|地势下降|"
     "逐渐降低|走下去|往低处|一路下行|下到谷底|越走越低"),
    ("elevation", "flat",
     "flat|level ground|completely flat|flat ground|perfectly level|even ground|all flat|horizontal|no slopes|"
     "no hills|plain ground|on the level|no climbing up or down",
     "平|平地|平坦|水平|完全水平|地面水平|一马平川|没有起伏|不要起伏|同一高度|平路|平的"),
    ("mixed", "",
     "up and down|ups and downs|hilly|rolling hills|undulating|rolling terrain|first up then down|"
     "varied terrain",
     "先上后下|起伏|有起伏|高低起伏|起起伏伏|忽高忽低|上上下下|先下后上|高高低低"),
    ("language", "zh",
     "in chinese|captions in chinese|chinese captions|chinese text|text in chinese|chinese subtitles|"
     "hints in chinese|mandarin text|chinese language|subtitles in chinese|in mandarin",
     "中文|中文字幕|用中文|汉语|中文提示|提示用中文|字幕用中文|文字用中文|中文文字|中文版"),
    ("language", "en",
     "in english|captions in english|english captions|english text|text in english|english subtitles|"
     "hints in english|english language|subtitles in english",
     "英文|英文字幕|用英文|英语|英文提示|提示用英文|字幕用英文|文字用英文|英语字幕|英文版|英语提示"),
    ("impossible", "",
     "impossible to finish|impossible to beat|unbeatable|cannot be finished|can't be finished|"
     "impossible to win|cannot be beaten|can't be beaten|nobody can finish|no one can finish|impossible|"
     "unwinnable|can never be finished|cannot be won|can't be won|unfinishable|impossible to complete",
     "不可能通关|无法通关|过不去|通不了关|没人能过|没有人能过|谁也过不了|绝对过不了|不可能过关|无法完成|"
     "不可能完成|不能通关|过不了关|没法通关|无解|走不到终点|到不了终点"),
)  # fmt: skip
