/** Words of runs of the van and of the walk for mould. */
export default {
  runs: {
    title: '车次', note: '一趟车按顺序跑几个点位，几批书同车走。', open: '未完成的车次', emptyTitle: '没有排好的车次', emptyText: '在下面排一趟。', state: { PLANNED: '待出发', RUNNING: '在路上', DONE: '已跑完', CANCELLED: '已取消' }, by: '司机：{name}', nobody: '各点位自己扫', room: '可装 {n} 册', look: '打开',
    travel: '该调的书', travelNote: '读者在别处等的书，和能帮到缺书点位的书。', pair: '读者等 {waiting}，可匀 {spare}，已排 {planned}', plan: '排一趟车', day: '哪天', size: '车上可装多少册', stops: '依次停靠', drop: '去掉', add: '加一站', choose: '请选择', drive: '我来开', driveNote: '司机可以在每一站扫书。', go: '排好车次',
  },
  run: {
    title: '{day}的车次', left: '{when}离开', leg: '离站时车上 {aboard} / {room} 册', over: '超出 {n} 册', at: '现在：{site}', box: '扫书：卸下或装上', boxHint: '到这里的书会卸下，其他的装上车', into: '装进哪一批', byReader: '按读者取书的点位', rest: '请扫书', restNote: '结果显示在这里', goesTo: '送到 {site}', unload: '要卸下 {n} 册', load: '装车送 {site}：还有 {n} 册', inside: '已装 {n} / {room}', noShelf: '架位未记',
    leave: '离站', end: '跑完了', leaveGo: '离站', leaveSure: '卸的都卸了。这一站装好的书随车走，没装的留给下一趟。', leaveOpen: '还有 {n} 册没有卸下。离站后由这个点位的同事继续清点或报缺。', take: '装 {n} 册', staysBehind: '{n} 册装不下', make: '一键建 {n} 批', made: '已建 {n} 批', squeeze: '装不下的也要装', squeezeSure: '会超过车的容量，请写明原因；车次上会一直显示。', squeezeGo: '照装', why: '原因', loads: '车上的批次', cancel: '取消车次',
  },
  mould: {
    title: '查霉', note: '和发霉的书同架过的书，按走架顺序逐本看。', left: '还有 {n} 册要看', noShelf: '架位未记', because: '和《{title}》同架过（{day}发现发霉）', FINE: '没有霉', MOULDY: '也发霉，放待核', did: { FINE: '没有霉', MOULDY: '已放待核' }, beside: '，旁边又有 {n} 册要看', emptyTitle: '没有要看的书', emptyText: '发现发霉的书，在扫码台选“发霉”，同架的书会列在这里。', link: '有 {n} 册要查霉',
  },
}
