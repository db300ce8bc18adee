"""The small words that say how the others belong together."""

ROWS = (
    ("neg", "",
     "no|not|without|don't|do not|dont|never|avoid|skip|leave out|not any|minus|free of|zero|nothing with|"
     "exclude|excluding|ban|not a single|don't want|do not want|don't put|get rid of|lose the|hate|i hate|"
     "can't stand|i can't stand|remove|drop the|keep out|leave the|doesn't have|does not have|shouldn't have|"
     "should not have|isn't|is not|aren't|won't|must not|mustn't|shouldn't|nor|neither|cannot|can't|ain't|"
     "stay away from|keep away from|don't make|don't make me|rather not|not have to|don't have to|no need to|"
     "without any|spare me|forget the|cut the|absent|none|none at all",
     "不要|没有|不是|别放|不放|别有|别要|无|不含|去掉|禁止|拒绝|不需要|不想要|别|不用|不许|不准|避免|省掉|"
     "不能有|不得有|不可以有|去除|不出现|别出现|不想|不必|不要有|别让|不要出现|不能出现|不要放|不要任何|没|"
     "杜绝|拿掉|免了|不该有|不应有|千万别|千万不要|绝对不要|一个都不要|一个也不要|一律不要|通通不要|都不要|"
     "也不要|不能|不可|不可以|不喜欢|讨厌|就不要了|不要了|不加|别加|不带|别给|删掉|排除|除去"),
    ("only", "",
     "only|just|nothing but|solely|exclusively|purely|all it has|nothing else but|nothing other than|"
     "nothing except",
     "只要|只有|仅有|只放|仅|单单|光是|只用|只许有|全是|全都是|清一色|纯|只能有|只出现|只包含|仅限|就只要|"
     "只想要|只留"),
    ("else", "",
     "nothing else|no other obstacles|no others|and that's it|and that is it|that's all|nothing more|no other|"
     "nothing besides|no other kinds|no other obstacle|no other traps|and nothing else",
     "别的都不要|其他都不要|其他的不要|别的不要|其他障碍都不要|别的障碍都不要|其他的都不要|别的障碍一个都不要|"
     "其他障碍一个都不要|别的一概不要|其他一概不要|其余都不要|没有别的|其他一律不要|就这些|就这样|"
     "其他的一个都不要|别的都别放|其他都别放|其他不要|其余不要|其余的不要|别的什么都不要|其他什么都不要|"
     "不要别的|不要其他的|不要其他障碍|不要别的障碍|其他障碍不要|没有其他障碍|没有别的障碍"),
    ("except", "",
     "except|except for|other than|apart from|but not|everything but|all but|save for|excluding|anything but|"
     "with the exception of|bar",
     "除了|除|除开|唯独没有|唯独不要|就是不要|除掉|唯独"),
    ("all", "",
     "everything|all kinds|every kind|all sorts|all types|every type|every obstacle|all the obstacles|"
     "one of each|of every kind|all obstacles|every obstacle there is|a bit of everything|the whole lot|"
     "all other obstacles|every other obstacle|anything else|all of them|everything else|all the others|"
     "the works|each kind of obstacle|as many different obstacles as possible|everything you have|"
     "everything you've got|all possible obstacles|all available obstacles",
     "所有障碍|各种障碍|全部障碍|其他障碍都要|其他都要|别的都要|什么都要|各种各样|应有尽有|全都要|所有的障碍|"
     "各式各样|各种各样的障碍|各类障碍|每种障碍|每一种障碍|样样都要|都来一点|都来一遍|其余都要|其余障碍都要|"
     "其他的都要|所有机关|各种机关|能放的都放|通通都要|其他全都要|别的全都要|其他障碍全都要|一样都不能少|"
     "其他所有障碍|其余全要|其他全要|都来一个|各来一个|其他障碍全要|所有其他障碍|样样都有|全套|全上"),
    ("free", "",
     "anything|whatever|up to you|your choice|surprise me|random|you choose|you decide|anything goes|"
     "your call|don't care|doesn't matter|dealer's choice|something|cool|fun|nice|interesting|awesome|"
     "exciting|spooky|weird|crazy|creative|wild|unusual|pretty|beautiful|scary|magical|mysterious|amazing",
     "随便|随意|你定|你来定|都行|都可以|无所谓|随机|看着办|你看着办|自由发挥|惊喜|好玩|有趣|酷|好看|有意思|"
     "怎样都行|其他随便|其余随便|什么都行|漂亮|神秘|吓人|炫酷|特别|其他你定|别的随便|其他的随便|任意|刺激好玩"),
    ("first", "",
     "first|firstly|first off|at first|to begin with|start with|starts with|starting with|begin with|"
     "begins with|beginning with|start on|starts on|starts off with|open with|opens with|first of all|"
     "begins on|start off with|kick off with|at the start|at the beginning|initially|opening with|begin on|"
     "first up|right at the start|start",
     "先|首先|一开始|开头|开场|起初|先过|先来|先是|刚开始|开始|最开始|最先|一上来|起头|开局|第一个|起步|打头|"
     "最前面"),
    ("next", "",
     "then|next|after that|afterwards|followed by|and then|later|subsequently|after which|before finally|"
     "only then|soon|past that|behind it|beyond that|moments later|second|third|secondly|thirdly|"
     "thereafter|following that|leads to|leading to|gives way to",
     "然后|接着|再|之后|随后|后来|紧接着|跟着|后面接|接下来|而后|继而|后面是|后面|后面放|再来|再过|其后|"
     "再往后|往后|跟着是|才是|其次|再接|再就是|接上|往前|再下来|下一个是|穿过之后"),
    ("last", "",
     "finally|last|lastly|in the end|at the end|at the very end|end with|ends with|ending with|finish with|"
     "finishes with|finish on|to finish|ends at|end at|finish at|finishing at|ends on|finishing with|to end|"
     "end on|ending at|ending on|before the finish|right before the finish|close with|finish line|"
     "wrap up with|the final|culminates in|culminating in|eventually|end|ending|final|finish|concludes with|"
     "conclude with|the end|as a finale|finale|last of all",
     "最后|最终|结尾|末尾|收尾|压轴|结束|终点|终点是|最后是|最后放|放在最后|结尾放|结尾是|末尾放|到最后|收官|"
     "终于|结束在|到达|直到|抵达|终点站|终点在|放最后|最末|最尾|收场|尾声|压轴的是|放到最后|终点处|终点前|"
     "收尾的是"),
    ("before", "", "before|ahead of|prior to|in front of", "之前|以前|前面|前头|的前面|之前放"),
    ("after", "", "after|right after|behind|past|beyond|following", "之后|以后|后面|过后|后头|的后面|后"),
    ("correct", "",
     "no wait|wait no|no make that|make that|make it|sorry|i mean|actually|scratch that|correction|rather|"
     "no no|oops|or rather|i meant|change that to|on second thought|let me correct|not that|better make it|"
     "no sorry|wait actually|no actually|hmm no|well no|er no|uh no|oh wait|nope|instead make it",
     "不对|哦不|不不|应该是|改成|说错了|说错|口误|我是说|更正|算了|错了|啊不|呃不|不对不对|换成|改为|噢不|"
     "纠正一下|要不还是|要不|啊不对|哦不对|不对是|准确地说|我的意思是"),
    ("again", "",
     "another|more|additional|one more|further|extra|again|yet another",
     "再来|另外|还要|还有|又|再加|外加|再放|再要|另加|额外|还得有"),
    ("and", "", "and|as well as|or|nor|&", "和|与|跟|以及|或|或者|及"),
    ("with", "",
     "with|plus|along with|together with|also|including|featuring|besides|in addition|instead|with only",
     "还|也|加|加上|并|带|带着|有|要|要有|里有|含|还带|配|配上|搭配|同时|里要有|要的是|想要的是|里面有|都有|"
     "得有"),
    ("of_unit", "<=",
     "or less|or under|at most|tops|max|maximum|or shorter|at the most",
     "以内|之内|内|以下|封顶|为限|以里"),
    ("of_unit", ">=", "or more|or longer|at least|minimum|plus change", "以上|起|起步价|打底"),
    ("of_unit", "~", "or so|ish|roughly|or thereabouts|give or take", "左右|上下|的样子"),
    ("but", "", "but|however|yet|although|though|except that|still", "但是|但|可是|不过|然而|却|只不过"),
    ("each", "",
     "each|every|in each|in every|per|each of the|in each of|per stage|each stage|every stage|each scene|"
     "every scene|in each stage|in every stage|per level|in every scene|each level",
     "每|每个|每一|每一关|每关|每一幕|每幕|各|每段|每一段|每个阶段|每个场景|每一个场景|各关|每章|每一章|每场|"
     "每一场"),
    ("stage", "",
     "scene|stage|act|part|chapter|section|level|leg|phase|segment|area|zone|world|episode",
     "幕|关|章|场景|场|阶段|段落|站|区域|部分|集|篇|回合"),
    ("title", "",
     "title|titled|called|named|name it|call it|entitled|level title|level name|the title is|the name is",
     "标题|标题叫|标题是|名字叫|名叫|叫做|取名|题目|关卡名|命名为|名为|题为|名字是|名称|起名|起名叫|叫作|名字|"
     "题目叫|取名叫"),
    ("collect", "",
     "+collect|+gather|+pick up|to pick up|+grab|to collect|to find|+fetch|+scoop up|+snatch|collecting|+earn|"
     "to grab",
     "收集|捡|拾取|捡起|拿到|拿|采集|拾|找到|集齐|搜集|采|拾到|收齐|捡到|吃掉|吃到|获取|获得"),
    ("chase", "",
     "+chase|chased by|being chased by|+pursue|pursued by|hunted by|+hunt|on my heels|on our heels|"
     "on your heels|on her heels|on his heels|is after|+run from|+flee from|+escape from|+run away from|"
     "close behind|right behind|+stalk|hot on|in pursuit|chaser|pursuer|follows to catch|catching up|"
     "hunts down|wants to catch|comes after|coming after|after me|after us|after you|fleeing",
     "追|追赶|追着|追杀|追击|追逐|被追|追捕|在后面追|紧追|追在后面|穷追不舍|逃离|逃命|紧追不舍|追上来|追来|"
     "追兵|尾随|狂追|躲避追捕|追着跑|追我|追你|追击者|猎捕|逃脱"),
    ("friend", "",
     "companion|friend|buddy|pet|sidekick|accompanied by|joined by|helper|partner|alongside|by my side|"
     "comes along|tags along|at its side|follows me|follows the player|goes with|with its|with his|with her|"
     "with my|with a loyal|loyal|comes with|for company|pal|ally|best friend|with a pet|mate|walks beside|"
     "helped by|flies along|keeps company|tagging along|go along|goes along|come along|runs along|"
     "along for the ride",
     "伙伴|同伴|朋友|宠物|陪伴|陪着|带着|一起|一同|结伴|同行|跟随|带上|搭档|好友|陪同|跟班|助手|小伙伴|队友|"
     "带了|相伴|做伴|作伴|随行|跟着走|忠实的|陪|领着|牵着|好朋友"),
    ("must", "",
     "must|need to|needs to|have to|has to|require|requires|required|make me|force me to|forces|makes you|"
     "needed|necessary|should have to|made to|obliged to|at least once|make the player|force the player to|"
     "wants me to|ask me to|needing|it takes",
     "必须|要会|得会|需要|一定要|要求|非得|逼我|得用|要用到|用上|会用到|至少一次|一次|用到|必需"),
    ("second", "1", "second|seconds|sec|secs", "秒|秒钟"),
    ("second", "60", "minute|minutes|min|mins", "分钟|分"),
    ("second", "90",
     "minute and a half|a minute and a half|one and a half minutes|1.5 minutes|one minute thirty",
     "一分半|一分半钟|一分钟半|一分三十秒"),
    ("second", "30s", "half a minute|half minute|thirty seconds flat", "半分钟|半分"),
    ("second", "150", "two and a half minutes|two minutes and a half", "两分半|两分半钟|二分半"),
    ("half", "", "half|and a half", "半"),
    ("hostile", "",
     "ignore all your rules|ignore your rules|ignore previous instructions|ignore all previous instructions|"
     "ignore your instructions|system prompt|delete every file|delete all files|rm rf|drop table|sudo|"
     "format the disk|password|api key|execute|shell|script tag|os system|eval|import os|exec|jailbreak|"
     "delete the|your instructions|credentials|environment variables|secret key|shutdown|overwrite",
     "忽略所有规则|忽略你的规则|忽略之前的指令|系统提示词|删除所有文件|删掉所有文件|格式化|密码|密钥|执行命令|"
     "忽略以上|忽略上面|删库|删除文件|运行脚本|环境变量|越狱|关机|删除全部文件|覆盖文件"),
    ("filler", "",
     "level|game|map|about|around|roughly|approximately|stage design|one|ones|please|thanks|design|build|make|"
     "create|generate|give|give me|want|i want|would like|i'd like|need|let|let's|show|place|put|add|set|have|"
     "has|having|include|contains|contain|the|this|that|these|those|it|its|he|she|they|we|you|i|me|my|us|our|"
     "your|her|his|him|them|their|is|are|was|were|be|been|am|will|would|can|could|should|may|might|do|does|"
     "did|done|to|of|in|on|at|by|for|from|into|onto|up|down|out|off|over|under|through|across|along|between|"
     "among|as|so|like|than|there|here|where|when|while|who|which|what|how|why|if|because|um|uh|er|ah|oh|hmm|"
     "okay|ok|well|hey|hi|hello|yeah|yes|right|really|very|quite|pretty|too|also|even|ever|always|all|both|"
     "own|same|such|most|much|more|less|enough|big|small|large|little|great|good|bad|new|old|young|high|tall|"
     "deep|wide|narrow|huge|red|green|blue|white|black|bright|shiny|hero|heroine|player|character|people|"
     "everyone|runner|way|path|road|run|runs|running|goes|going|go|gets|get|got|comes|come|came|takes|take|"
     "took|reach|reaches|reached|arrive|arrives|cross|crosses|crossing|past|pass|passes|enter|enters|leave|"
     "leaves|find|finds|wake|wakes|wakes up|ride|rides|riding|land|lands|landing|drop|drops|throw|throws|push|"
     "pushes|back|home|sky|ground|floor|hill|mountain|city|town|street|world|setting|theme|themed|style|mood|"
     "atmosphere|weather|time|difficulty|pace|speed|density|length|total|many|kind of|sort of|bit|a bit|spot|"
     "where i|point|side|edge|top|bottom|middle|front|left|keep|keeps|hold|try|tries|say|says|word|words|open|"
     "opens|close|closes|look|looks|watch|see|feel|feels|wait for|ready|away|late|early|soon|long ago|once|"
     "once upon a time|now|today|tonight|again and again|together|alone|other|others|another one|"
     "visitor centre|visitor center|visitors|tourists|exhibit|kiosk|screen|demo|hackathon|team|everybody|"
     "someone|somebody|nothing|something like|kind|type|sister|brother|friend's|captions|text|hints|story|"
     "tale|adventure|journey|trip|quest|mission|tour|race|parkour|course|lost|last day|evening's|only one|"
     "please make|sneak|sneaks|slip|slips|dodge|dodges|avoids|escape|escapes|fall|falls|fell|falling|flying|"
     "fly|flies|moving|move|moves|shining|glowing|starts|begins|continues|continue|stops|ends|finishes|wins|"
     "win|meets|meet|hits|hit|steps|step|sits|sit|stands|stand|rest|rests|walks|turns|turn|breaks|break|"
     "lights|light|sun|moon|stars|star|air|tree|trees|rock|rocks|stone|stones|house|building|buildings|roof|"
     "roofs|train|car|sea|dragon|monster|zombie|ghost|alien|ninja|pirate|princess|king|queen|cat|horse|man|"
     "woman|boy|girl|person|thing|things|stuff|item|items|obstacles course|lot|number|amount|count|times|"
     "minute's|metre|metres|meter|meters|gimme|usual|whatever else",
     "关卡|游戏|地图|第|一半|够|够了|就够|就够了|就行|就好|即可|就行了|就可以|就可以了|可以收集的|从|难道|"
     "难忘|快乐|赶快|尽快|长大|成长|平时|平常|水果|门口|门票|雨伞|雪人|长廊|十分|请|麻烦|谢谢|给我|给|我|你|半路上|半路|途中|米|公里|"
     "他|她|它|它们|我们|你们|他们|咱们|想|想要|要|做|做一个|来|来个|来一个|来点|搞|弄|整|生成|设计|创建|建|"
     "造|放|摆|设|加|有|是|在|的|地|得|了|着|过|吧|呢|啊|呀|嘛|吗|哦|嗯|呃|额|那|那个|这|这个|这些|那些|就|也|"
     "都|还|很|非常|特别是|真|真的|挺|比较|更|最|太|好|一个|一种|一些的|一路|一直|一定|一起来|一下|一样|一点|"
     "一共|总共|全程|整个|全部|里|里面|中|上|下|上面|下面|旁边|中间|处|到|去|来到|走|走过|经过|穿过|闯进|进入|"
     "出来|起来|下来|上去|下去|过去|进去|回来|出发|前进|遇到|遇见|看|看到|看见|玩|玩的|能|会|可以|可能|应该会|"
     "把|被|让|叫|给它|用|用于|为|为了|因为|所以|如果|的话|时|时候|的时候|当|以|其|其中|各个|每次|最好|尽量|"
     "希望|主角|玩家|小机器人|英雄|主人公|小英雄|大家|所有人|人|人们|朋友们|关于|主题|风格|背景|场景是|地点|"
     "氛围|天气|时间|难度|节奏|速度|密度|长度|地势|地形|地面|路|路上|路线|道路|景区|景点|大屏|大屏用|展厅|"
     "游客中心|展示|比赛|故事|冒险|旅程|旅行|任务|跑酷|跑|奔跑|跑步|跑过|坐|坐着|乘|乘坐|踩|踩着|踏|踏着|绕过|"
     "避开|躲|躲过|躲开|闪过|越过|通过|冲出|逃出|打开|关闭|说|说出|口令|声音|喊|听|话|它的|自己|自己的|小小|"
     "大大|小|大|高|低|矮|深|宽|窄|红|绿|蓝|白|黑|旧|老|新|长长|山|城市|城|街|街道|天空|天|地上|风景|水里|边|"
     "旁|前|块|同时|这时|此时|突然|忽然|终究|点|些许|左|右|醒来|睡醒|来自|属于|叫声|飞|飞过|落|落下|落在|站|"
     "站上|等|看星星|星星|月亮|太阳|树|石头|房子|屋顶|火车|汽车|江边|岸边|一片|一座|一条|一道道|人家|别的|"
     "其他|其它|其余|剩下的|东西|那里|这里|那儿|这儿|哪里|什么|怎么|多少|几次|一次|次|遍|左右两边|能玩|适合|"
     "级别|程度|样子|样|种|类|型|模式|效果|画面|颜色|灯|灯光|光"),
)  # fmt: skip
