/** Words of the pages on which other rules are tried on a city. */
export default {
  simulation: {
    title: '规则模拟', note: '换一套规则，一座虚拟的城市会怎样：先看，再施行。', try: '试什么', tryNote: '全部留空，只看现行规则。', draft: '收书规则草稿', order: '等书的先后', asToday: '同现行规则', empty: '留空同现行规则',
    orders: { FIRST_BOOK: '先给还没换到过书的人', WAITED_LONGEST: '先给最久没换到书的人', CHILDREN: '先给孩子', LOCAL_FIRST: '先给本点位取书的人' },
    number: { households: '家庭数', titles: '书目种数', days: '天数', runs: '次数（运气不同）', seed: '种子', noShows: '不来取书的占百分之几', openPerHousehold: '每家同时几项申请', pickupOpenDays: '保留几个开放日', offerHours: '邀约几小时有效', welcomeCredits: '首次申请赠券' },
    cityTitle: '城市', agreement: '口味', agreements: { apart: '各读各的', half: '一半相同', agree: '都读一样的' }, shelves: '每家登记几本书', noShelf: '至少选一项。', between: '填 {least} 到 {most}。', start: '开始模拟', before: '今天的模拟',
    one: '模拟结果', state: { WAITING: '排队中', RUNNING: '正在算', DONE: '算完了', FAILED: '没算成', CANCELLED: '已停止' }, city: '{households} 户、{titles} 种书、{days} 天、{runs} 次，种子 {seed}', versions: '现行规则：收书第 {intake} 版，申请第 {requests} 版。', forgotten: '保留到{when}。', progress: '算到 {done} / {of}', cancel: '停止',
    reading: '两套规则用的是同一座城市、同样的运气。习惯是估计的，看差别，别看绝对值。', byShelf: '登记多少书', registered: '每家登记', shelf: '看哪一种', books: '{n} 本', byDay: '逐日，每家登记 {n} 本', day: '第几天', figures: '全部数字，每家登记 {n} 本', sureHow: '粗体并标“确定”的差别，各次方向一致；括号里是均值的范围（95%）。', what: '项目', today: '现行', proposed: '试行', difference: '差别', sure: '确定', interval: '{mean}（{low} 至 {high}）', days: '{n} 天', said: '{line}：从 {from} 到 {to}。', noFigure: '没有这个数。',
    figure: { WISHES_MET: '满足的心愿', VOLUMES_MET: '指定版本的', WORKS_MET: '任何版本都行的', ALIKE_MET: '类似就行的', NEWCOMERS_MET: '新人的', CHILDREN_MET: '孩子的', WAITING_MEDIAN: '一半人等多久', WAITING_NINTH: '九成人等多久', GINI: '不均程度（基尼）', TO_NEWCOMERS: '第一本书占比', GAUGE: '通胀计（券 ÷ 想要的书）', CREDITS: '在外的券', ON_SHELVES: '架上的书', MOVED: '收到的书换走了', APPEALS: '每百个心愿问了几家', PROMISES_KEPT: '答应的家送来了', NOT_FETCHED: '没人来取', TURNED_AWAY: '超过上限没排上' },
    series: { WISHES_MET: '满足的心愿', WAITING: '在排队的心愿', ON_SHELVES: '架上的书', CREDITS: '在外的券', GAUGE: '通胀计（券 ÷ 想要的书）' },
  },
}
