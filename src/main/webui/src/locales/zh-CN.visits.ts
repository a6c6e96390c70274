/** Words of what families brought: what a book was worth, receipts, and books that are looked into. */
export default {
  inbox: { title: '消息', settings: '通知设置', note: '与发到手机的通知相同。', emptyTitle: '还没有消息', emptyText: '书到了、轮到您了，都会写在这里。' },
  worth: {
    counted: '定价 ¥{price}，合余额 ¥{sum}：得 {n} 张，余 ¥{left}', pooled: '收下，书价留给下一本', book: '按本计', price: '定价 ¥{price}', cover: '封底定价（元）', coverHint: '书目里没有定价。看封底，例如 31.80', coverWrong: '请只写数字，例如 31.80', ask: '请看封底定价', askNext: '填好按回车，就决定这一本。',
    kept: '¥{yuan} 计入下一本', missing: '还差 ¥{yuan} 满一张', remainder: '余额',
  },
  purse: { title: '券包', general: '通用，换什么书都行', anyNow: '“{purse}”券现在换什么书都行', until: '{day}前有效', forEver: '长期有效', only: '只在{site}用', oneSite: '只在发券的点位用', held: '另占用 {n} 张', soon: '快到期' },
  visits: {
    title: '送书记录', note: '每次送来的书和凭条，新的在前。', receipt: '看凭条', open: '还没有结束', sum: '{books} 册，得 {credits} 张券', find: '以前送书的凭条', emptyTitle: '还没有送过书', emptyText: '把书带到任一收书点，凭条就会出现在这里。', back: '送书记录',
  },
  checkShelf: {
    title: '待核架', note: '先放一边的书。核清了就放行，券补发给读者。', link: '待核架', one: '核对一本书', scan: '扫书上的标签', none: '待核架是空的', noneNote: '验收时有馆藏章或要核实的书会放到这里。',
    since: '{when} 起', by: '{by} 放入', why: '为什么在这里', evidence: '当时看到的', stamp: '章上的字', noStampWords: '有馆藏章，没有记下字', askThere: '请联系{library}（{place}）核对。书怎么到读者手里的不必追问。', unknownLibrary: '名录里没有这家图书馆，请按章上的字联系。',
    cleared: '需要核实：看起来是{kinds}', toClear: '需要核实后再定', byHand: '上架后放过来的：{why}', recalled: '这本书正在召回核查，等召回结束再处理。', photos: '照片', noPhotos: '没有照片', photo: '照片 {n}', session: '当时的收书', found: '品相：{grade}',
    decide: '怎样处理', release: '放行', releaseNote: '按现行规则补定，上架或留给等书的读者，券补发给送书的家庭', home: '还给读者', homeNote: '不收了，读者带回；不发券', shelve: '放回书架', shelveNote: '没有问题，照常流通', withdraw: '剔除', withdrawNote: '归还原馆或不能流通；由另一人确认后生效', ask: '剔除由管理馆员提出，另一位同事确认。',
    reason: '怎样核清的', reasonHint: '问了谁，对方怎么说', homeReason: '为什么不收', withdrawReason: '为什么剔除', checklist: '再看一眼书', checklistNote: '不改就按当时看到的算。', go: { release: '放行', home: '还给读者', shelve: '放回书架', withdraw: '提出剔除' },
    did: { CREDIT: '已放行，补发 {n} 张换书券', GIFT: '已放行，作为捐赠收下', RETURNED: '请还给读者', QUARANTINE: '还要再核，留在待核架', shelved: '已放回书架', proposed: '已提出，等另一位同事确认' }, told: '读者会收到消息。', next: '下一本', toList: '回到待核架', forReader: '有人在等，放到预约架：{reader}', sendOn: '有人在等，送往{site}：{reader}',
  },
  dropOffMore: { skipped: '在这之后扫的没有算：先看清上面，再扫一次。', choose: '选这本', byTitle: '书名', byTitleHint: '照书名页写', addTitle: '添这本新书', addNamed: '都不是，添《{title}》', unknownNumber: '书目里没有 {number}', searching: '书名像“{title}”的', kinds: '这是', more: '更多情况', paper: '标签纸', printedAll: '新标签都打印过了', printAgain: '再打一次', each: '{name}：{n} / {cap}', photoOf: '给《{title}》拍照', againOf: '重定《{title}》', seePhoto: '《{title}》的照片 {n}', refusedLost: '《{title}》没有收成' },
  inboxReceipt: '看凭条',
}
