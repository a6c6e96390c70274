/** Words of the page about stock that stands still. */
export default {
  stock: {
    inflation: '换书券与想要的书', gauge: '各家共有 {credits} 张券，架上有人想要的书 {wanted} 册。', gaugeHow: '张数除以册数。大于 1 时券比想要的书多，馆方赠券宜暂停。想要的书：半年内有人申请或换走过的那些书在架的复本。', tooMany: '券多书少', enough: '够换',
    title: '余缺与滞架', note: '哪里缺书，哪里堆着，哪些书没人换。', sites: '各点位', how: '按 {from}到{to}的借还计算。不到 14 天就会换空的算缺书，够换 180 天以上的算积压。', site: '点位', state: '状况', onShelf: '在架', said: '最多的是{site}：在架 {n} 册，{waiting} 册有人等', given: '换走', brought: '收到', waiting: '等书', supply: '够换', days: '{n} 天', states: { STARVING: '缺书', BALANCED: '正常', OVERFLOWING: '积压' },
    moves: '建议调拨', move: '{from} → {to}，约 {n} 册', load: '建调拨单', loaded: '已建调拨单 {code}', ageing: '滞架的书', since: '多久没人换', months: '{n} 个月', pick: '选《{title}》', idle: '{day}起没人换，本点位同样的有 {n} 册', suggestion: { SEND: '调去{site}，那里有人要过', KEEP: '再等等', FREE_SHELF: '上自由取阅架', DONATE: '转赠' }, emptyTitle: '没有滞架的书', emptyText: '这个点位的书都有人换。', list: '把选中的 {n} 册列入剔除清单',
    lists: '等人批准的剔除清单', listOf: '{site}，{n} 册，{by}提出', titles: '看书名', mine: '请另一位同事批准。', confirm: '批准剔除 {n} 册', refuse: '不批准', refusedReason: '暂不剔除', refused: '已退回清单', done: '已剔除，书可以搬走了', noLists: '没有待批的清单。', listTitle: '剔除 {n} 册', where: '送到哪里', purpose: { FREE_SHELF: '自由取阅架', DONATION: '转赠' }, purposeNote: { FREE_SHELF: '谁都可以拿走，不用换书券', DONATION: '送给用得上的地方' }, recipient: '送给谁', reason: '为什么', propose: '提出清单', proposed: '清单已提出，等另一位同事批准',
  },
}
