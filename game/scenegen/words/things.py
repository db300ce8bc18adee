"""What stands in the way, what is collected, who comes along, and what the way ends at."""

ROWS = (
    ("thing", "gap",
     "gap|hole|pit|chasm|abyss|ravine|crack|hole in the ground|missing floor|trench|ditch|bottomless pit|"
     "crevasse|void|canyon|break in the floor|broken floor|rift|hop over gap",
     "坑|缺口|断口|沟|深坑|深渊|裂缝|洞|沟壑|陷坑|断崖|窟窿|悬崖|坑洞|大坑|地缝|断桥口|沟渠|空隙|断层|断路|"
     "裂口|壕沟|峡谷"),
    ("thing", "spikes",
     "spike|spikes|spike trap|spike pit|pit of spikes|bed of spikes|thorns|thorn|spears|sharp spikes|"
     "row of spikes|spiky floor|stakes|blades|saw blades|needle trap|cactus|cacti|icicles on the floor",
     "尖刺|地刺|刺|钉板|针板|尖钉|刺坑|钉刺|荆棘|利刃|尖桩|刀刃|仙人掌|冰锥|尖刺陷阱|钉子|刺丛"),
    ("thing", "low_beam",
     "low beam|beam|low ceiling|low bridge|low pipe|low gate|low bar|overhead beam|overhead pipe|low branch|"
     "hanging beam|low girder|low arch|low tunnel|low hanging pipe|duct|vent|low doorway|low overhang|"
     "low hanging branch|limbo bar|low roof|low hanging beam|crawl space",
     "低梁|横梁|矮梁|矮桥|低桥|低矮的桥|低矮的横梁|矮洞|低管道|低矮管道|矮门|低门|低矮的门|低横杆|横杆|低枝|"
     "低矮的树枝|矮拱|矮拱桥|矮天花板|低顶|桥洞|低矮的通道|梁|管道|通风管|矮墙洞|低檐|悬梁"),
    ("thing", "wall",
     "wall|high wall|tall wall|brick wall|barricade|fence|rampart|stone wall|climbing wall|tall fence|"
     "cliff face|rock face|palisade|cliff wall|concrete wall",
     "墙|高墙|墙壁|围墙|石墙|砖墙|栅栏|岩壁|峭壁|城墙|土墙|冰墙|墙体|木墙|栏墙|围栏"),
    ("thing", "laser_gate",
     "laser gate|laser|laser beam|laser barrier|laser door|laser fence|laser curtain|light barrier|light gate|"
     "laser grid|beam of light|energy gate|energy barrier|laser ray|laser wall|lazer|light curtain|"
     "security laser|laser trap|ray gate|tripwire laser",
     "激光门|激光|激光栅栏|激光网|激光束|激光墙|光门|镭射|镭射门|雷射|雷射门|激光障碍|光栅|激光阵|激光线|"
     "激光屏障|能量门|光幕|激光关卡|激光陷阱"),
    ("thing", "moving_platform",
     "moving platform|platform|floating platform|hovering platform|sliding platform|ferry|raft|"
     "shuttle platform|hover platform|moving block|moving bridge|moving ledge|travelling platform|"
     "floating raft|moving stone|gliding platform|lily pad",
     "移动平台|平台|浮台|移动的平台|悬浮平台|浮动平台|活动平台|滑动平台|移动踏板|木筏|渡台|浮板|会动的平台|"
     "飘浮平台|移动板|移动石板|荷叶|会移动的平台"),
    ("thing", "falling_platform",
     "falling platform|crumbling platform|collapsing platform|collapsing floor|crumbling floor|"
     "crumbling bridge|collapsing bridge|breakaway platform|sinking platform|sinking stone|falling block|"
     "dropping platform|trapdoor|crumbling tile|crumbling stone|falling tile|falling floor|"
     "platform that falls|platforms that fall|platforms that drop|disappearing platform|"
     "platform that crumbles|platforms that crumble|breaking plank|stones that sink|rotten plank",
     "坠落平台|塌陷平台|会掉的平台|坠落的平台|下沉平台|会塌的平台|下落平台|崩塌平台|掉落平台|会沉的石板|"
     "一踩就沉的石板|一踩就掉的平台|一踩就塌的平台|踩上去会掉的平台|一踩就碎的石板|一踩就沉的石头|塌桥|"
     "会塌的桥|塌陷地板|陷落平台|一踩就塌的桥|一踩就掉的石板|会下沉的平台|会掉落的平台|踩了就掉的平台|"
     "消失平台|易碎平台|浮冰|碎冰|会碎的地板"),
    ("thing", "drone",
     "drone|patrol drone|flying drone|security drone|guard drone|quadcopter|flying robot|hostile drone|"
     "enemy drone|uav|patrol bot|flying enemy|flying bot|sentry drone|hovering drone",
     "无人机|巡逻无人机|无人飞机|飞行器|巡逻机|哨兵机|飞行机器人|无人侦察机|巡逻的无人机|敌方无人机|四旋翼|"
     "飞行哨兵"),
    ("thing", "crate",
     "crate|box|wooden box|wooden crate|chest|container|cargo box|barrel|block|hurdle|cargo|"
     "shipping container|stack of boxes|cardboard box|obstacle box|packing case",
     "箱子|木箱|箱|货箱|纸箱|集装箱|木桶|铁箱|大箱子|桶|跨栏|货物|方块|石块|箱垛|板条箱"),
    ("thing", "conveyor",
     "conveyor|conveyor belt|conveyer|conveyer belt|conveyor band|moving walkway|belt|travelator|"
     "moving sidewalk|moving walk|assembly belt|running belt|transport belt|moving belt|walkway|people mover",
     "传送带|输送带|传送履带|履带|自动人行道|自动步道|移动步道|运输带|平地扶梯|传送皮带|水平扶梯|自动走道|"
     "电动步道|人行步道|皮带"),
    ("thing", "escalator",
     "escalator|moving stairs|moving staircase|moving stairway|moving steps|rolling stairs",
     "扶梯|自动扶梯|手扶梯|手扶电梯|滚梯|电扶梯|自动楼梯|手扶梯段|扶手梯|电动扶梯|移动楼梯|扶手电梯"),
    ("thing", "elevator",
     "elevator|lift|elevators|vertical lift|cable lift|cabin lift|platform lift|cargo lift|glass elevator|"
     "lift shaft|freight elevator|freight lift",
     "电梯|升降机|升降梯|升降台|直梯|垂直电梯|观光电梯|货梯|升降平台|缆梯|直升梯|电梯井|厢式电梯"),
    ("thing", "wind_zone",
     "wind zone|wind tunnel|gust|wind gust|gust zone|updraft|air current|air stream|wind stream|fan|blower|"
     "headwind|crosswind|wind field|blast of wind|draft|air vent|wind trap|windy stretch|turbine|zone of wind|"
     "air jet",
     "风区|风带|风口|阵风|风道|风洞|气流|上升气流|风场|强风区|风阵|吹风区|逆风|逆风区|大风区|风扇|鼓风机|横风|"
     "乱流|风眼|一阵阵的风"),
    ("thing", "springboard",
     "springboard|spring board|spring|trampoline|jump pad|bounce pad|bouncy pad|launch pad|bouncer|spring pad|"
     "launcher|catapult|jumping pad|bouncing mat|bouncy mushroom|boost pad|spring plate|spring floor",
     "弹簧板|跳板|弹簧|蹦床|弹跳板|弹板|弹射板|弹簧垫|跳床|弹跳垫|弹射器|弹力板|弹跳台|弹簧床|助跳板|蹦蹦床|"
     "弹起来的板|弹射台"),
    ("thing", "swinging_hook",
     "swinging hook|hook|swinging rope|rope|vine|swinging vine|hanging vine|grappling hook|hanging rope|chain|"
     "swing|liana|swinging chain|crane hook|hanging chain|rope swing|pendulum|hanging hook|zip line|zipline",
     "摆钩|钩子|吊钩|绳子|绳索|藤蔓|藤条|秋千|铁链|吊绳|荡绳|摆绳|飞索|钩索|抓钩|链条|吊环|藤|摆动的钩子|"
     "摆荡绳|绳|缆绳|滑索|树藤|荡秋千|秋千索"),
    ("thing", "water",
     "water|river|pond|pool|stream|lake crossing|creek|canal|water hazard|puddle|flooded section|flood|moat|"
     "flooded floor|water pool|deep water|swamp|brook|stretch of water|flooded street|lagoon|rapids",
     "水|河|池塘|水池|水坑|小河|溪流|小溪|水面|水潭|积水|水域|河流|水沟|河水|水塘|深水|水道|运河|一片水|过河|"
     "泥潭|沼泽|水洼|湖水|江水|激流"),
    ("thing", "door_terminal",
     "door terminal|door|terminal|voice door|locked door|security door|password door|voice gate|talking door|"
     "spoken door|voice lock|gate terminal|password terminal|computer terminal|voice terminal|"
     "voice controlled door|sealed door|doors that open when you say the word|"
     "door that opens when you say the word|doors that open by voice|door that opens by voice|"
     "door that opens to a word|blast door|keyword door|password gate|locked gate|sliding door|"
     "doors that only open when you say the word|door that only opens when you say the word|speak to open door",
     "门终端|门|终端|声控门|语音门|口令门|密码门|大门|铁门|门禁|说话才开的门|喊话才开的门|要说口令的门|"
     "声控终端|语音终端|安全门|说口令才开的门|喊口令才开的门|闸门|门禁终端|控制台|语音锁|自动门|舱门|"
     "会听话的门|说出口令才会开的门|喊一声才开的门|说暗号的门|暗号门"),
    ("thing", "checkpoint",
     "checkpoint|check point|save point|respawn point|savepoint|flag|rest stop|save spot|safe point|"
     "restart point|resting place|way point|waypoint",
     "检查点|存档点|复活点|存盘点|保存点|记录点|重生点|补给点|中继点|驿站|旗子|存档|休息点"),
    ("thing", "pickup",
     "pickup|pick up item|pickups|energy core|core|coin|gem|crystal|shard|battery|orb|jewel|diamond|"
     "collectible|lotus lantern|lantern|power up|gold coin|energy cell|data chip|chip|power cell|bonus|"
     "treasure|trinket|ruby|emerald|pearl|medal|token|stamp|collectable|energy crystal|data shard|goodies|"
     "loot|power core|spare part",
     "能量核心|核心|金币|硬币|宝石|水晶|碎片|电池|能量块|能量球|灯笼|荷花灯|道具|奖励|收集品|收集物|钻石|芯片|"
     "能量|能量石|能量晶体|数据碎片|宝贝|宝物|珍珠|勋章|奖章|零件|铜钱|元宝|莲花灯|能量球体|纪念章|纪念币|"
     "能量罐"),
    ("generic", "",
     "obstacle|trap|challenge|hazard|danger|barrier|thing in the way|things in the way|enemy|enemies|"
     "hindrance|kinds of obstacles|things to dodge|stuff in the way|obstruction",
     "障碍|障碍物|机关|陷阱|阻碍|关卡机关|敌人|挑战物|危险|拦路的东西|东西挡路"),
    ("move", "jump",
     "+jump|+leap|+hop|jumping puzzle|bunny hop|jump around",
     "跳|跳跃|跳过|跃过|跳着|蹦|跨过|跳上|跳来跳去|蹦蹦跳跳|跨越|一跃而过|飞身跃过|跃"),
    ("move", "slide",
     "+slide|+duck|+crouch|+crawl|+slip under|limbo|+squeeze under|+slide under|+duck under|+crawl under|"
     "+go under",
     "滑|滑铲|滑过|钻|钻过|趴下|低头|蹲下|俯身|下蹲|弯腰|滑行|铲过|钻过去|匍匐|猫腰"),
    ("move", "climb",
     "+climb|+scale|+clamber|+climb up|+climb over|+scramble up",
     "爬|攀|攀爬|攀登|爬上|爬过|爬墙|翻墙|爬上去|翻过|攀上|攀岩"),
    ("move", "dash", "+dash|+sprint|dash move|+burst through", "冲刺|冲过|猛冲|疾冲|冲过去|飞冲|闪冲"),
    ("move", "double_jump",
     "+double jump|double jump|+jump twice in the air|+jump in mid air|two jumps in the air",
     "二段跳|二连跳|双跳|空中再跳|两段跳|连跳|二级跳"),
    ("move", "wall_run",
     "+wall run|wall run|+run along the wall|+run on walls|+run up walls|wall running|wall ride|"
     "+run along walls",
     "飞檐走壁|墙跑|蹬墙|踩墙|在墙上跑|跑墙|贴墙跑|沿墙跑|走壁|墙上跑"),
    ("move", "vault", "+vault|+vault over|+hurdle", "翻越|翻跃|撑跳|跨栏跳|翻过箱子|撑跃|跳马"),
    ("move", "roll", "+roll|+somersault|+tumble", "翻滚|打滚|滚翻"),
    ("move", "stop",
     "stop and wait|wait and stop|stand still|stop move|have to stop|+stop and wait|pause and wait|"
     "+stand still|+wait for the right moment|hold still|+freeze",
     "停下来等|停下等待|停下来|停一停|停下|停住|等一等|站住|等待时机|停步|等一会|先停再走|原地等待|静止|等红灯"),
    ("move", "turn_back",
     "+turn back|+turn around|+double back|+go back|+run back|+backtrack|+return the way|turn round|u turn|"
     "+reverse direction",
     "转身|回头|往回走|折返|掉头|原路返回|返回起点|往回跑|调头|回头跑"),
    ("landmark", "tower",
     "tower|radio tower|watchtower|signal tower|watch tower|clock tower|skyscraper|tv tower|control tower|"
     "spire|water tower|bell tower|antenna",
     "塔楼|高塔|塔|信号塔|电视塔|瞭望塔|钟楼|尖塔|摩天楼|铁塔|灯楼|鼓楼|水塔|控制塔"),
    ("landmark", "pagoda",
     "pagoda|leifeng pagoda|lei feng pagoda|old pagoda",
     "雷峰塔|宝塔|佛塔|古塔|六和塔|保俶塔|宝俶塔"),
    ("landmark", "pavilion",
     "pavilion|gazebo|tea house|teahouse|kiosk pavilion|summer house",
     "亭子|凉亭|亭|湖心亭|阁|楼阁|水榭|茶馆|茶亭|观景亭"),
    ("landmark", "bridge",
     "bridge|arch bridge|stone bridge|rope bridge|suspension bridge|wooden bridge",
     "拱桥|石桥|断桥|大桥|桥|廊桥|吊桥|木桥|桥头"),
    ("landmark", "boat",
     "boat|ship|sampan|rowing boat|sail boat|sailboat|fishing boat|junk|dragon boat|gondola|painted boat|"
     "pier boat|harbour boat",
     "小船|船|游船|渔船|画舫|帆船|乌篷船|渡船|船上|龙舟|小舟|轮船|码头|摇橹船"),
    ("landmark", "summit",
     "summit|peak|mountain top|mountaintop|hilltop|top of the mountain|top of the hill|top of the cliff|crest|"
     "top of wushan|ridge top|highest point",
     "山顶|顶峰|峰顶|山巅|主峰|最高峰|山头|山峰|顶上|最高处|最高点"),
    ("landmark", "portal",
     "portal|gateway|teleporter|warp gate|stargate|magic gate|wormhole|glowing gate|star gate|teleport gate",
     "传送门|星门|时空门|光之门|虫洞|任意门|时空之门|传送阵|出口的光|穿越门"),
    ("landmark", "temple",
     "temple|shrine|monastery|sanctuary|lingyin temple|buddhist temple|palace",
     "寺庙|寺|庙|神庙|灵隐寺|古寺|神殿|神社|祠堂|宫殿|道观"),
    ("landmark", "rocket",
     "rocket|launch site|rocket ship|space shuttle|space rocket|rocketship|shuttle",
     "火箭|发射台|航天飞机|发射塔|宇宙火箭|运载火箭"),
    ("landmark", "lighthouse", "lighthouse|light house|beacon", "灯塔|航标灯|航标塔"),
    ("landmark", "station",
     "station|train station|railway station|metro station|subway station|bus station|cable car station|"
     "terminal station|platform of the train",
     "车站|火车站|地铁站|站台|缆车站|高铁站|公交站|索道站|月台|总站"),
    ("landmark", "podium",
     "podium|winners' podium|winner's podium|winners podium|award stand|victory stand|prize podium|"
     "award podium|medal stand|stage of the winners|winner podium|victory podium",
     "领奖台|颁奖台|冠军台|奖台|胜利台|领奖"),
    ("actor", "dog",
     "dog|puppy|robot dog|robodog|robo dog|doggy|hound|corgi|robotic dog|mechanical dog|pup|wolf",
     "狗|小狗|机器狗|机械狗|狗狗|机器犬|电子狗|柯基|狼|猎犬|小黄狗"),
    ("actor", "bird",
     "bird|sparrow|crow|eagle|egret|parrot|owl|robot bird|hawk|seagull|swallow|magpie|pigeon|crane bird|"
     "falcon|mechanical bird",
     "鸟|小鸟|麻雀|燕子|白鹭|老鹰|鹦鹉|乌鸦|机械鸟|喜鹊|海鸥|猫头鹰|机器鸟|鹰|鸽子|雄鹰"),
    ("actor", "robot",
     "robot friend|second robot|another robot|other robot|evil robot|killer robot|giant robot|guard robot|"
     "security robot|rogue robot|enemy robot|big robot|robot|bot|android|police robot|robot guard|cyborg|"
     "police bot|mech",
     "另一个机器人|机器人伙伴|机器人朋友|邪恶机器人|巨型机器人|保安机器人|警卫机器人|守卫机器人|机器人同伴|"
     "机器人|机械人|巨大的机器人|警察机器人|大机器人|坏机器人|机甲|失控的机器人"),
)  # fmt: skip
