/** Words of the line: when it is one's turn, and how fairly books go round. */
export default {
  fairness: {
    title: '公平公示', note: '谁先得书，等多久，书都到了谁手里。每天更新，人人可看。', span: '{from}至{to}', small: '少于 {n} 的数不公布，免得看出是谁。',
    order: '先后次序', version: '现行规则第 {n} 版', waiting: '等了多久', waitingHow: '从申请到留书的天数，按申请时前面有几位分。深色：半数人以内；浅色：十人里九人以内。',
    ahead: '前面', aheadNone: '没有人', aheadRange: '{from}–{to} 位', aheadMore: '{from} 位以上', served: '已得书', median: '半数人', ninth: '十人里九人', still: '还在等', days: '{n} 天', few: '人数太少',
    newcomers: '新来的家庭', newcomersText: '这段时间换走 {books} 本，其中 {families} 本是一家人的第一本，占 {share}。', newcomersWait: '第一本等了 {n} 天（半数人）', othersWait: '其他申请等了 {n} 天（半数人）',
    received: '书到了谁手里', gini: '基尼系数 {n}', giniHow: '0 是家家一样多，1 是全归一家。共 {families} 个家庭、{books} 本书。', lorenz: '换得少的一部分家庭，合计得到多少书', lorenzFamilies: '换得少的家庭', lorenzBooks: '得到的书', equal: '虚线：家家一样多',
    wishes: '心愿实现了多少', wishesHow: '按申请的月份。最近的月份还有人在等。', month: '月份', made: '申请', met: '已得书', open: '还在等', share: '实现',
    none: '记录还太少，暂时没有可以公布的数。',
  },
  finding: {
    title: '这条发现的依据', look: '看依据', state: { OPEN: '待查', CLEARED: '已查清', CORRECTED: '已更正' }, waits: '等第二人确认', at: '时间', what: '做了什么', code: '馆藏码', credits: '张数', by: '经手', family: '家庭',
    CREDITED: '送来得券', TAKEN: '换走', note: '查看说明', noteHint: '至少三个字，留在记录里', amount: '更正张数', amountHint: '负数为收回；须由另一位馆员确认', clear: '查清，没有问题', correct: '提出更正', done: '已记下', pair: '家庭 …{one} 与 …{other}', open: '只看待查',
  },
}
