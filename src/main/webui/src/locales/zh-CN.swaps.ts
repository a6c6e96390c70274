/** Words of swaps between families: found by the service, and face to face. */
export default {
  swaps: {
    title: '家庭对换', note: '您有别家想要的书，别家有您想要的：一本换一本，书都送到了才交换。看不到对方是谁。', counterTitle: '家庭对换的书',
    emptyTitle: '还没有可以对换的', emptyText: '把愿意交换的书登记上，再申请想要的书；一有合适的就告诉您。', toBooks: '我的书',
    wanted: '帮我找对换', wantedNote: '两家或三家之间，书都在家里书架上。', asleep: '有 {n} 本答应了没有送来，暂不再找。关掉再打开即可恢复。',
    meet: '面对面换书', meetNote: '遇到另一家，出示、扫码、两边确认；没有网络也行。',
    gives: '您给', takes: '您得', other: '第三家得', ring: '{n} 家对换：您给《{gives}》，得《{takes}》', ringOther: '给您书的那一家得《{other}》', condition: '品相：{grade}', noCondition: '品相未写',
    grades: { LIKE_NEW: '如新', GOOD: '良好', FAIR: '尚可', WORN: '陈旧', DAMAGED: '破损' },
    state: { PROPOSED: '待答复', AGREED: '送书中', RELEASED: '书已到齐', ENDED: '没有成' },
    answerBy: '请在{until}前答复。', youSaidYes: '您已同意，等别家答复（{until}前）。', yes: '同意对换', no: '不换', site: '送到哪里', ifEnded: '万一别家没有送来', STOCK: '入架，换书券归我', STOCKNote: '您的书给需要的人，您得券。', HOME: '放在服务台，我取回', HOMENote: '有几天时间来取，过期入架得券。',
    bring: '请在{day}前把《{title}》送到{site}。', brought: '您的书已送到，等别家的书（{here}/{all} 册已到）。', takeBack: '不能送了', takeBackTitle: '不能送了？', takeBackText: '别家在等您的书。反悔一次记一次未送到；您的愿望保留位置。', takeBackYes: '不送了', takeBackNo: '还是送',
    here: '已送到', agreed: '已同意', waits: '待答复', comes: '待送到',
    fetch: '《{title}》是您的了，到{site}取，见“我的申请”。', fetched: '换到了《{title}》。', toRequests: '看我的申请', goHome: '请在{day}前到服务台取回您的《{title}》。',
    because: { DECLINED: '有一家不换。', NOT_ANSWERED: '有一家没有答复。', BOOK_GONE: '有一本书已经不在了。', WISH_GONE: '有一个愿望已经满足或取消。', BOOK_REFUSED: '有一本书验收没有通过。', NOT_BROUGHT: '有一本书没有送到。', LEFT: '有一家的成员变动了。' },
    keepsPlace: '您的愿望保留原来的位置。', outcome: { RELEASED: ' ', STOCK: '您的书已入架，换书券归您。', WAITS_TO_GO_HOME: ' ', HOME: '您的书已取回。', NOT_BROUGHT: '您的书没有送到，记一次。', REFUSED: '您的书没有收下，带回家了。', KEPT: '您的书还在您家书架上。', GONE: ' ' },
    didYes: '已同意对换《{title}》', didNo: '这次不换', didEnd: '已记下', more: '更早的', earlier: '以前的',
    stage: { EXPECTED: '待送来，到{day}为止', KEPT: '留着，等别的书到齐（{day}前）', GOES_HOME: '等家人取回，到{day}为止' }, deskNote: '送来时照常验收。留着的书不上架、不给别人；都到齐后自动转为预约。', deskEmptyTitle: '这里没有对换的书', deskEmptyText: '有人答应送到这里时会出现。', giveBack: '交还', giveBackTitle: '交还给谁', card: '家庭码', cardHint: '扫家庭卡，或输入八位码', gaveBack: '《{title}》已交还', odd: '面对面换书中有出入的', oddNote: '两家说的不一致，或书已不在。什么都没有改动；遇到时问一问。', oddLine: '给《{gives}》得《{takes}》',
  },
  meet: {
    title: '面对面换书', note: '选一本自己的书，给对方扫；再扫对方的。两边都确认，书就换好了，不用换书券。', choose: '我给哪一本', noBooks: '您的书架上没有登记愿意交换的书。', show: '给对方扫这个码', shows: '《{title}》的换书码', goodUntil: '{until}前有效，没有网络也能用', expired: '这个码过期了，有网络时会换新的', needNet: '还没有这本书的码：请先联网一次', fresh: '换一个码',
    scan: '扫对方的码', type: '或粘贴对方的码', typeGo: '用这个码', scanned: '对方给《{title}》', notOurs: '这不是本馆的换书码，书的标签不算', tooOld: '对方的码过期了，请对方换一个', mine: '这是您自己的码', unchecked: '没有网络，暂时验不了真假；联网后会验', confirm: '确认：我给《{gives}》，得《{takes}》', again: '重新扫',
    kept: '已记在手机上，联网后送出', waiting: '{n} 条等网络', sent: '已送出', asked: '对方说要换，等您确认', askedText: '您给《{gives}》，得《{takes}》。书在手里再确认。', yes: '书拿到了，确认', records: '换书记录', offline: '现在没有网络，照样可以换', state: { WAITING: '等对方确认', DONE: '换好了', CONTRADICTED: '对不上，馆员会看' },
    because: { CODE_NOT_OURS: '不是本馆的码', CODE_TOO_OLD: '码已过期', SAME_FAMILY: '是自家的码', BOOK_GONE: '书已不在书架上', OTHER_BOOK: '两边说的书不一样', TOO_MANY: '今天换得太多了', NEVER_CONFIRMED: '对方一直没有确认' }, line: '给《{gives}》得《{takes}》',
  },
}
