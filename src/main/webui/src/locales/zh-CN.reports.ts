/** Words of the reports: what is counted, by which definition, and the figures. */
export default {
  reports: {
    title: '统计报表', note: '每个数都从原始记录算出，写明口径和时刻；一年后再算，还是同一个数。', ask: '统计什么', from: '从', to: '到', site: '场馆或点位', everywhere: '全部', definition: '口径', inForce: '现行口径（第 {n} 版）', version: '第 {n} 版', draftOf: '草稿：{note}',
    go: '开始统计', long: '跨三个月以上的，在后台算，可以看到进度。', before: '以前的统计', more: '更多', none: '还没有统计', noneText: '选好报表和日期，按“开始统计”。', wrongDays: '开始日不能晚于结束日，最多十年。',
    report: { VISITS: '服务人次', ACTIVATION: '藏书激活', BOOKS: '图书进出', NO_SHOWS: '爽约' },
    about: { VISITS: '市集入场和柜台服务，按场馆、日期、年龄、渠道，以及人均', ACTIVATION: '登记的书有多少动起来，多久动，转了几手，新家庭', BOOKS: '收进、交出、流转，按类、点位、市集；点位之间的路程', NO_SHOWS: '订了票没来的，按市集、场次、渠道' },
    state: { WAITING: '排队中', RUNNING: '正在算', DONE: '算好了', FAILED: '没算成', CANCELLED: '已停止' }, progress: '已算 {done} 个月，共 {of} 个月', stop: '停止', span: '{from} 至 {to}', asOf: '算到 {when} 为止记下的', askedBy: '{by}统计',
    downloads: '下载', csv: '表格（CSV）', xlsx: '工作簿（Excel）', print: '打印', all: '文件里有全部明细和口径。', firstRows: '这里只列前 {n} 行，全部在下载的文件里。', plotOf: '{title}，最多的是{name}：{n}', noFigure: '没有数', hidden: '不显示',
    how: '怎么算的', checksum: '校验码', prove: '照原样重算', proveNote: '同一口径、同一时刻：数字应当一个不差。', late: '按现在重算', lateNote: '同一口径，加上后来才记下的。', other: '换口径重算', compared: '与原来的统计对照', same: '每个数都相同。', differ: '不同的数', beforeWas: '原来', afterIs: '这次', moreDiffer: '只列前 {n} 行。', tables: '全部表格',
    key: { SITE: '场馆、点位', FROM_SITE: '从', MONTH: '月份', DAY: '日期', AGE_BAND: '年龄', CHANNEL: '渠道', FAIR: '市集', SESSION: '场次', AREA: '区域', YEAR: '人口年份', CLASS: '类别', DAYS: '天数', WAY: '方式' },
    section: { TOTAL: '合计', BY_VENUE: '按场馆、点位', BY_MONTH: '按月', BY_DAY: '按日', BY_AGE_BAND: '按年龄', BY_CHANNEL: '按渠道', BY_FAIR: '按市集', BY_SESSION: '按场次', PER_RESIDENT: '人均接受文化场馆服务次数', BY_CLASS: '按类别', BY_ORIGIN: '按登记的地方', DAYS_TO_MOVE: '多久第一次流动', FAMILIES: '新家庭', FAMILIES_BY_MONTH: '新家庭，按月', BY_WAY: '按方式', BY_LEG: '路程', WAYS: '路程合计', DETAIL: '明细' },
    measure: { VISITS: '人次', EVENTS: '去重前', RESIDENTS: '常住人口', PER_RESIDENT: '人均次数', REGISTERED: '登记', MOVED: '流动', SHARE: '比例', MEDIAN_DAYS: '一半在几天内', NINTH_DAYS: '九成在几天内', TURNS: '转手', TURNS_PER_COPY: '每册转手', COPIES: '册数', NEW_FAMILIES: '新家庭', IN: '收', OUT: '出', THROUGH: '流转', KM: '公里', COPY_KM: '册公里', NO_POSITION: '缺位置的册数', TICKETS: '票', HELD: '订了', ADMITTED: '来了', NO_SHOW: '没来', LET_GO: '让出的位' },
    value: { GROWN_UP: '成人', UNKNOWN: '不详', UNDER_7: '7 岁以下', FROM_7_TO_10: '7–10 岁', FROM_11_TO_13: '11–13 岁', FROM_14_TO_17: '14–17 岁', APP: '手机', DESK: '服务台', PHONE: '电话', PROXY: '代办', WALK_IN: '现场', COUNTER: '柜台', TOUR: '换书游', FAIR: '市集', FACE_TO_FACE: '面对面', HOME: '家里', NONE: '未分类', NOT_YET: '还没有', d000_007: '一周内', d008_030: '8–30 天', d031_090: '31–90 天', d091_180: '91–180 天', d181_: '半年以上' },
    session: '第 {n} 场', percent: '{n}%',
    definitions: '统计口径', definitionsNote: '算什么、不算什么，人人可查。改动由一人起草、另一人发布；旧统计仍按旧口径。', versions: '发布过的口径', since: '{when}起', prepare: '起草新口径', prepareOf: '{report}：新口径', why: '为什么改', drafts: '待发布的草稿', publish: '发布为新版', discard: '作废', mine: '请另一位同事发布。', published: '已发布第 {n} 版', draftedBy: '{by}起草', publishedBy: '{by}发布', noDrafts: '没有待发布的草稿。', drafted: '草稿已存，等另一位同事发布', keep: '存为草稿', sayWhy: '请写明为什么改。', tryIt: '先用草稿试算，再决定发布。',
    rule: { fairUnit: '市集里，知道是谁的人', fairUnits: { PERSON_SESSION: '每场次算一次', PERSON_DAY: '每馆每天算一次', PERSON_FAIR: '每场市集算一次' }, counterUnit: '柜台，一个家庭', counterUnits: { FAMILY_SITE_DAY: '每点位每天算一次', FAMILY_DAY: '每天算一次' }, bringing: '送书算一次服务', fetching: '取书算一次服务', walkIns: '没有票的人也算', tours: '换书游盖章也算', movedMeans: '怎样算流动', movedMeanses: { HANDED_OVER: '交到另一个家庭手里', LEFT_HOME: '离开原来的家' }, withinDays: '登记后几天内', withinHint: '留空不限', faceToFace: '面对面互换也算', quarantined: '隔离待查的也算收进', fairHours: '市集结束后几小时内仍算市集', lateReleases: '逾期才退的票算爽约', smallest: '小于几的人数不给合作方和公众看', between: '填 {least} 到 {most}。' },
    residents: '常住人口', residentsNote: '人均的分母。写错了再记一行，旧统计仍用旧数。', unconfirmed: '随软件带来，请对照出处核对后再记一行', year: '年份', people: '人数', source: '出处', record: '记下', recorded: '已记下', area: '区域',
    fairTitle: '市集的数字', fairNote: '为保护个人，小于 {n} 的人数不显示，相邻的数也可能不显示。', fairEmpty: '还没有数字', fairEmptyText: '开场以后，这里会有人次、爽约和图书进出。',
  },
}
