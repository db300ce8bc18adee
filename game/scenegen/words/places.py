"""Where, when, and under what sky."""

ROWS = (
    ("theme", "cyber_ruins",
     "cyber ruins|cyber ruin|cyberpunk ruins|cyberpunk|cyberpunk city|cyber city|neon city|neon ruins|"
     "ruined city|ruined megacity|megacity|futuristic city|future city|dystopian city|cyber world|cyberspace|"
     "drowned city|night city|city ruins|hacker city|cyber wasteland|abandoned city|post apocalyptic city|"
     "synthwave city|blade runner|neon metropolis|metropolis|cyber town|neon streets",
     "赛博废墟|赛博朋克|赛博朋克废墟|赛博城市|赛博都市|赛博世界|赛博|霓虹城|霓虹都市|霓虹城市|霓虹街|城市废墟|"
     "未来城市|未来都市|科幻城市|末日城市|机械城|废弃城市|废弃都市|电子废墟|网络废墟|数字废墟|淹没的城市"),
    ("theme", "west_lake",
     "west lake|westlake|hangzhou|xihu|xi hu|west lake hangzhou|broken bridge|su causeway",
     "西湖|杭州西湖|杭州|断桥残雪|苏堤|白堤|三潭印月|西子湖|江南水乡|江南"),
    ("theme", "mountain_escalator",
     "goddess escalator|goddess stairs|goddess stairway|great escalator|wushan|wu shan|"
     "wushan goddess escalator|mountain escalator|wu mountain|gorge town|three gorges|mountain town|"
     "goddess grand escalator|goddess ladder|hillside town|escalator mountain",
     "神女大扶梯|巫山神女大扶梯|巫山大扶梯|大扶梯|巫山|神女|三峡|山城|巫山县|神女峰|山地扶梯|登山扶梯"),
    ("theme", "kite_festival",
     "kite festival|kite contest|kite competition|kite fair|kite show|kite hill|lushan|lu shan|mount lu|"
     "kite day|kite race|festival of kites|kite meet|kite flying festival|kite flying",
     "风筝节|庐山风筝节|风筝会|风筝大赛|风筝比赛|放风筝|庐山|风筝山|风筝嘉年华|纸鸢节|风筝大会|风筝赛"),
    ("theme", "forest",
     "forest|woods|woodland|jungle|rainforest|bamboo forest|bamboo grove|grove|deep woods|enchanted forest|"
     "pine forest|among the trees",
     "森林|树林|丛林|竹林|雨林|林子|密林|松林|热带雨林|小树林"),
    ("theme", "factory",
     "factory|warehouse|assembly line|assembly plant|workshop|foundry|steelworks|steel mill|industrial plant|"
     "industrial zone|refinery|production line|power plant|machine hall|old factory|manufacturing plant|"
     "car plant",
     "工厂|车间|厂房|流水线|生产线|炼钢厂|钢铁厂|机械厂|工业区|制造厂|旧工厂|厂区|发电厂|工坊|铸造厂"),
    ("theme", "space",
     "space|outer space|space station|spaceship|space ship|space port|spaceport|starship|moon base|lunar base|"
     "orbit|galaxy|asteroid|asteroid belt|cosmos|alien planet|orbital station|zero gravity|spacecraft|"
     "star base|rocket base|stars and planets",
     "太空|宇宙|空间站|太空站|宇宙飞船|太空船|飞船|月球|火星|外星|银河|星际|太空港|太空舱|轨道站|月面|小行星|"
     "外太空|航天站|星空里"),
    ("theme", "desert",
     "desert|dunes|dune|sand dunes|sahara|gobi|sandy wasteland|wasteland|arid land|egypt|desert canyon|"
     "sand sea|pyramids",
     "沙漠|戈壁|大漠|沙丘|荒漠|沙海|戈壁滩|撒哈拉|敦煌|沙地|黄沙"),
    ("theme", "ice",
     "ice|ice field|ice cave|ice world|icy world|glacier|arctic|antarctic|antarctica|frozen lake|frozen land|"
     "frozen world|tundra|polar|north pole|south pole|iceberg|snowfield|winter wonderland|ice palace|"
     "frozen wasteland|frozen tundra|ice plain|ice land|icy wasteland",
     "冰原|冰川|冰洞|雪原|极地|南极|北极|冰雪世界|冰天雪地|冰湖|冰窟|冰宫|冻原|冰雪王国|冰封|冰雪大世界"),
    ("weak_theme", "cyber_ruins", "ruins", "废墟"),
    ("weak_theme", "west_lake", "lakeside|lake", "湖边|湖畔|湖上"),
    ("weak_theme", "forest", "wood", "林间|林中|山林"),
    ("weak_theme", "factory", "plant|mill", "仓库"),
    ("weak_theme", "space", "space|moon|mars|planet", "星球"),
    ("weak_theme", "desert", "sands|oasis", "绿洲"),
    ("weak_theme", "ice", "ice|snow mountain|snowy mountain|snow mountains", "雪山|雪峰|冰山|冰面|雪地"),
    ("weak_theme", "kite_festival", "kite|kites|flying kites", "风筝|纸鸢"),
    ("elsewhere", "desert",
     "beach|volcano|seaside|canyon city|wild west|prehistoric park|dinosaur park|lava world|mountain desert",
     "海滩|沙滩|火山|恐龙乐园|侏罗纪公园|西部|岩浆"),
    ("elsewhere", "west_lake",
     "sea|ocean|underwater|under the sea|harbour|harbor|garden|temple town|port|venice|island|old town|japan|"
     "kyoto|riverside",
     "大海|海洋|海底|海底世界|水下|港口|花园|园林|古镇|水乡|海边|小岛|海岛|京都|苏州|桂林"),
    ("elsewhere", "forest",
     "farm|village|park|candy land|zoo|fairy tale world|dinosaur world|dinosaur land|candy world|"
     "amusement park|swamp land|countryside|meadow|playground|school|kindergarten",
     "农场|村庄|公园|糖果世界|糖果乐园|动物园|童话世界|恐龙世界|游乐园|乐园|游乐场|主题公园|田野|草原|学校|"
     "幼儿园|校园|乡村|迪士尼"),
    ("elsewhere", "factory",
     "prison|hospital|museum|laboratory|lab|mine|kitchen|office|library|airport|coal mine|toy shop|"
     "supermarket|mall|hotel|theatre|theater",
     "监狱|医院|博物馆|实验室|矿井|矿洞|厨房|办公室|图书馆|机场|玩具店|超市|商场|酒店|剧院|电影院"),
    ("elsewhere", "cyber_ruins",
     "subway|castle|haunted house|sewer|dungeon|catacombs|graveyard|medieval castle|ancient rome|rome|london|"
     "paris|tokyo|new york|shanghai|chinatown|haunted castle|vampire castle|atlantis",
     "地铁|城堡|鬼屋|下水道|地牢|地下城|墓地|古罗马|罗马|伦敦|巴黎|东京|纽约|上海|北京|鬼城|中世纪城堡|古堡|"
     "亚特兰蒂斯"),
    ("elsewhere", "mountain_escalator",
     "mountains|himalaya|himalayas|alps|everest|great wall",
     "长城|喜马拉雅|珠穆朗玛峰|阿尔卑斯|泰山|黄山|华山"),
    ("elsewhere", "space",
     "sky|heaven|clouds|sky island|sky city|in the clouds|cloud city",
     "云端|天宫|云上|天空之城|天堂|空中岛"),
    ("elsewhere", "ice", "cave|crystal cave|north|christmas village|santa's village", "山洞|洞穴|溶洞|圣诞村"),
    ("weather", "clear",
     "clear|clear sky|clear skies|clear weather|sunny|sunshine|cloudless|fine weather|bright sky|blue sky|"
     "good weather|nice weather|sunlit|the sun comes out|sun comes out|the sun is out|dry weather|"
     "fair weather|the rain stops|the fog lifts|starry|the sky clears|sun breaks through",
     "晴|晴天|晴朗|晴空|万里无云|阳光|阳光明媚|天晴|放晴|出太阳|太阳出来|太阳出来了|大太阳|天气好|好天气|艳阳|"
     "雨停了|雾散了|云开雾散|晴好|雨过天晴|太阳露脸"),
    ("weather", "rain",
     "rain|rainy|raining|drizzle|drizzling|rainfall|shower|showers|downpour|pouring|wet weather|it pours|"
     "rains|pouring rain|rainstorm|rain falls|rain is falling|starts to rain|begins to rain|heavy rain|"
     "light rain",
     "雨|下雨|下着雨|细雨|小雨|大雨|中雨|毛毛雨|雨天|雨中|阵雨|烟雨|淋雨|暴雨倾盆|下起雨|下起了雨|蒙蒙细雨|"
     "阴雨|梅雨|春雨|秋雨|雨水"),
    ("weather", "snow",
     "snow|snowy|snowing|snowfall|blizzard|snowstorm|snowflakes|snows|sleet|starts to snow|begins to snow|hail",
     "雪|下雪|下着雪|飘雪|大雪|小雪|雪天|暴雪|暴风雪|雪花|风雪|下起雪|下起了雪|飘着雪|鹅毛大雪"),
    ("weather", "fog",
     "fog|foggy|mist|misty|haze|hazy|smog|low clouds|shrouded in mist|thick fog",
     "雾|大雾|起雾|雾气|薄雾|浓雾|有雾|雾蒙蒙|雾天|雾里|雾中|迷雾|烟雾缭绕|雾霭|雾很大|云雾|云雾缭绕|雾霾|"
     "起了雾"),
    ("weather", "storm",
     "storm|stormy|thunderstorm|thunder|lightning|typhoon|hurricane|tempest|thunder and lightning|thundery|"
     "electrical storm|cyclone",
     "暴风雨|雷雨|雷阵雨|台风|打雷|雷电|闪电|狂风暴雨|暴雨|风暴|雷暴|电闪雷鸣|飓风|雷鸣|风雨交加"),
    ("weather", "wind",
     "windy|wind|gusty|breezy|gale|strong wind|strong winds|blustery|breeze|gales|howling wind|high winds|"
     "windswept|heavy wind",
     "大风|风大|刮风|起风|狂风|强风|微风|有风|刮着风|大风天|风很大|刮大风|劲风|风呼呼|疾风|刮起风|刮起大风|"
     "和风"),
    ("time", "dawn",
     "dawn|sunrise|daybreak|early morning|first light|at sun up|sunup|crack of dawn|morning twilight|"
     "the sun rises|sun rises|break of day",
     "黎明|清晨|日出|拂晓|天刚亮|破晓|清早|大清早|一大早|凌晨|天亮|天蒙蒙亮|晨光|朝阳|旭日|太阳升起|晨曦|"
     "天快亮|天一亮|天亮了|早晨"),
    ("time", "dawn", "morning|in the morning|this morning", "早上|上午|晨"),
    ("time", "day",
     "day|daytime|daylight|noon|midday|afternoon|at noon|high noon|broad daylight|by day|in the daytime|"
     "during the day|lunchtime",
     "白天|中午|正午|下午|大白天|午后|日间|晌午|白昼|烈日|午间"),
    ("time", "dusk",
     "dusk|sunset|twilight|evening|nightfall|golden hour|the sun sets|sun sets|sundown|at dusk|early evening|"
     "setting sun",
     "黄昏|傍晚|日落|夕阳|落日|晚霞|暮色|日暮|薄暮|太阳落山|天快黑|落霞|太阳下山|斜阳"),
    ("time", "night",
     "night|nighttime|knight time|nite|midnight|at night|dark|moonlight|moonlit|"
     "under the stars|the middle of the night|late at night|starlight|it gets dark|darkness falls|"
     "night falls|the lights go out|by night|starry night|"
     "after dark|pitch black|grows dark|it is dark|in the dark",
     "夜|夜晚|晚上|夜里|深夜|半夜|午夜|黑夜|天黑|天黑了|入夜|夜间|夜色|月光|星空|夜幕|大晚上|灯灭了|灯全灭了|"
     "停电|三更半夜|夜景|夜市"),
)  # fmt: skip
