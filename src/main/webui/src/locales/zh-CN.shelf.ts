/** Words of what a reader does with books: ask, register, follow them. */
export default {
  ownGrade: { label: '品相（选填）', hint: '您看着怎样就怎样选，以馆员验收为准。', none: '不说', LIKE_NEW: '如新', GOOD: '良好', FAIR: '尚可', WORN: '陈旧', DAMAGED: '破损' },
  dispositionNote: { GIVE: '不要换书券', SWAP: '送来验收，得换书券', CALLABLE: '有人想读时会问您', SHOW_ONLY: '不参与交换' },
  disposition: { GIVE: '送给别人', SWAP: '换书', CALLABLE: '自己留着，有人要再说', SHOW_ONLY: '只展示' },
  books: {
    rules: '收书规则', shelf: '整架登记', title: '我的书', note: '家里登记的、送出的和换来的书。', add: '登记一本书', labels: '打印标签', labelsOf: '打印 {n} 张标签', code: '馆藏码', since: '{when} 起', pick: '选来打印', journey: '它的旅行',
    withdraw: '撤回登记', withdrawTitle: '撤回登记？', withdrawText: '《{title}》不再参与交换，馆藏码作废，不会再用。', withdrawYes: '撤回', withdrawNo: '保留', withdrawReason: '家庭撤回', withdrawn: '《{title}》已撤回',
    emptyTitle: '书架还空着', emptyText: '家里读完的书，扫一下条码就能登记。登记不花钱也不收书，送来验收后才得换书券。',
  },
  volume: {
    title: '图书', author: '作者', publisher: '出版社', year: '出版年', number: '书号', price: '定价',
    where: '哪里有', freeHere: '可换 {free} 本，共 {copies} 本', noneFree: '共 {copies} 本，暂无空闲', nowhere: '各点位暂时没有复本。', atHome: '{n} 户人家藏有，可以呼叫', waiting: '{n} 人在等', noWaiting: '没有人在等',
    ask: '我想要这本', signInToAsk: '登录后申请',
  },
  register: {
    title: '登记一本书', find: '登记一本书', unknown: '添一本新书', wish: '打算怎样', done: '登记好了',
    note: '扫条码、输书号，或写书名。', scan: '条码、书号或书名', scanHint: '条码在封底；没有条码就写书名。', which: '是哪一种？', noneFound: '书目里没有“{asked}”', noneOfThese: '都不是，自己添一本', addUnknown: '自己添一本', noNumber: '没有书号，直接写书名',
    fieldTitle: '书名', fieldTitleHint: '照书名页写，只写书名也行', more: '更多（可不填）', fieldVolume: '册次，例如“上册”', fieldNumber: '书号', fieldNumberHint: 'ISBN 或统一书号，例如 10019·2345', backToFind: '重新找',
    wishLabel: '您打算', noCreditYet: '登记时不发换书券，书送来验收后才发。', go: '登记', doneNext: '贴上标签，送到任一收书点。', label: '下载标签', another: '再登记一本', toBooks: '我的书',
  },
  credits: {
    title: '换书券', note: '一本验收合格的书换一张券，一张券换一本书。', free: '可用', held: '已占用', heldNote: '书到手时用掉，取消就退回', entries: '往来明细',
    emptyTitle: '还没有往来', emptyText: '送来第一本书，验收后这里就有第一张券。',
  },
  creditKind: { MINT: '送书得券', GRANT: '图书馆赠券', TAKE_BACK: '赠券收回', HOLD: '申请占用', RELEASE: '取消退回', BURN: '换到书', REFUND: '交接撤销退回', REVERSE: '更正', EXPIRE: '到期', CORRECT_UP: '更正补券', CORRECT_DOWN: '更正扣券', FORFEIT: '离开作废', TRANSFER: '家庭合并或分户' },
  requests: {
    swaps: '家庭对换', title: '我的申请', note: '排在第几位、为什么，都写在这里。', find: '去找书',
    emptyTitle: '还没有申请', emptyText: '找到想读的书，点“我想要这本”。',
    verb: { accept: '接受', pause: '暂停', resume: '继续', cancel: '取消申请' },
    did: { accept: '已接受《{title}》', pause: '《{title}》已暂停，位置保留', resume: '《{title}》继续排队', cancel: '已取消《{title}》' },
    cancelTitle: '取消这个申请？', cancelText: '《{title}》会让给下一位读者，占用的换书券退回。重新申请要从队尾排起。', cancelYes: '取消申请', cancelNo: '继续等',
  },
  ask: {
    askFirst: '有书时先问我', askFirstNote: '不打开就直接为您留下',
    title: '申请这本书', done: '申请好了', site: '到哪里取书', siteFree: '{name}（现有 {n} 本可换）', person: '给谁读', me: '{nickname}（我）', note: '书到手时才用掉一张换书券；申请可以随时取消。', go: '提交申请', toRequests: '查看我的申请',
  },
  tray: {
    newest: '第 {n} 本：{title}', pageTitle: '整架登记', note: '一本接一本扫过去，最后一起登记。关掉页面也不会丢。', wish: '接下来的书打算怎样', cameraOn: '打开摄像头连续扫', cameraOff: '关掉摄像头', looking: '对准书背面的条码，听到一声就换下一本。',
    scan: '扫码或输入书号、书名', scanHint: '扫码枪可以连着扫。', noNumber: '没有书号，直接写书名', onTray: '手上的书', count: '{ready} 本可登记，{open} 本要您看一下，{done} 本已登记', progress: '登记进度', send: '登记这 {n} 本', sent: '登记了 {n} 本', openFirst: '还有 {n} 本要您看一下', labels: '下载 {n} 张标签', clear: '收起已登记的书',
    waiting: '等有网络时再查', sending: '正在登记……', done: '已登记', nameless: '没有书号的书', which: '是哪一本？', none: '都不是', title: '书名', titleHint: '照封面写', titled: '就写这个', again: '这本刚才扫过，或家里已有：', second: '再登记一本同样的', otherLabel: '是另一册', other: '登记这一册', same: '是同一本，不用登记', wishOf: '《{title}》打算怎样', photo: '拍品相', photoKept: '照片已存', remove: '去掉',
  },
}
