/** Words of the counter and the desk: a reader's phone never fetches them. */
export default {
  counter: {
    title: '扫码台', chooseSite: '您在哪个点位？', chooseNote: '本次登录只问一次。', noSite: '您的账号还没有分配点位，请联系管理馆员。', changeSite: '换点位',
    box: '扫描任意码', boxHint: '书的标签、家庭码、ISBN 都可以；扫码枪、相机、手输都行。', rest: '请扫码', restNote: '结果会显示在这里', clear: '清除',
    forReader: '给{reader}，在{site}取', until: '保留到{day}', lastMove: '{when} {by}：{status}', family: '家庭 {code}', familyCredits: '{n} 张换书券', familyReady: '{n} 本可取',
    serving: '正在接待 {code}', familyDone: '接待完毕', readyHere: '可以取走', scanToHandOver: '扫书上的标签即可交接。', nothingReady: '这里没有等他们取的书。', handOverTo: '交给 {code}',
    scanFamily: '请扫家庭码，完成交接', scanBookToHand: '请扫要取走的书', scanNumber: '请扫这本书的 ISBN', override: '这本书另有读者预约', overrideNote: '这里没有别的空闲复本可以补给那位读者。确实要交给眼前的读者，请写明原因；那位读者的位置保留。', scanFamilyFirst: '请先扫家庭码', thenBook: '然后再扫这本书。', last: '最近十次', lastNone: '还没有扫过。', sendTo: '送往', why: '原因', whyWords: '请写明原因',
  },
  labelDesk: {
    ofBooks: '有码的书', replace: '换新标签', printers: '打印机', start: '从第几张开始', startHint: '用过的整张纸接着用：1 到 {n}，一行一行数', printer: '打印机', anyPrinter: '不用校准', format: '格式', print: '生成标签',
    formats: { OWN: '按打印机', PDF: 'PDF（办公打印机）', HTML: '网页（任何打印机，不装驱动）', ZPL: 'ZPL（斑马等标签机）', TSPL: 'TSPL（TSC 等标签机）' },
    jobs: '最近打印', jobsNote: '卡纸、没打出来，就再打一次；已经贴在书上的不会重打。', unused: '{n} 张，{left} 张未用',
    replaceNote: '旧标签立即作废，再也扫不出这本书。书还是那本书，换的是码。', old: '旧馆藏码', oldHint: '标签丢了就在家庭或馆藏里查', why: '为什么换', note: '备注', blank: '空白标签（可不填）', blankHint: '手边有空白标签就贴上、扫它；没有就打一张新的',
    reason: { DAMAGED: '损坏', LOST: '丢失', UNREADABLE: '扫不出', DUPLICATED: '两本书同一个码', OTHER: '其他' }, replaced: '新标签是 {code}，旧标签已作废', printNew: '打印新标签',
    addPrinter: '添加打印机', name: '名字', dpi: '分辨率（dpi）', calibrate: '校准', offset: '现在：右移 {right} 毫米，下移 {down} 毫米，缩放 {scale}%', page: '打印校准页', pageNote: '看第一张标签：横尺和竖尺上，正好落在标签纸边缘的数字，填在下面。', right: '横尺读数', down: '竖尺读数', measured: '{n} 毫米的线量出来多长（毫米）', measuredHint: '一样长就不用填', keep: '保存校准', kept: '校准已保存',
  },
  behalf: {
    title: '代办', note: '读者没带手机，或者用不来：在柜台替他们办。', begin: '代办', scan: '扫家庭码', scanHint: '读者出示家庭卡或手机上的家庭码；也可以照着念、手输。', notFamily: '这不是家庭码，请扫家庭卡。', found: '还没有家庭码？新建一个家庭', otherFamily: '换一家',
    who: '替谁办', why: '办什么', words: '写明办什么', wordsHint: '这家人自己会看到这句话', trace: '只办 15 分钟。这家人会收到一条消息，并在“谁看过我家的资料”里看到您做了什么。', go: '开始代办',
    reason: { ask: '找书、申请图书', persons: '添家人、改资料', credits: '查换书券和申请', phone: '换手机号', card: '家庭卡丢了', other: '其他' },
  },
  found: {
    title: '新建家庭', note: '有没有手机都可以。', nickname: '第一位成员怎么称呼', nicknameHint: '小名就好，不要写真名', kind: '是谁', way: '以后怎样用', withPhone: '有手机', withPhoneNote: '发一条验证码到读者的手机，请读者念给您', withCard: '没有手机', withCardNote: '凭家庭卡在任一柜台办理',
    code: '读者念的 6 位验证码', go: '新建家庭', made: '{nickname}的家庭建好了', give: '请读者拍下这个码，或打印家庭卡交给读者。', goOn: '接着代办',
  },
  scanBox: {
    walkIn: '扫带来的书，再扫要换走的书；办完再扫一次家庭码。', goodbye: '接待完毕', tally: '送来 {brought} 本（得 {credits} 券），换走 {taken} 本', handedTo: '已交给 {code}', otherFree: '有读者在等，但这里还有 {n} 本可以替补', doneBy: '{when} 由{by}办理',
    brought: '带来的书：{grade}', broughtNote: '接着扫下一本就按此验收；1–5 改品相，6–9 记瑕疵，Esc 放下。', accept: '验收', flaws: '瑕疵', grades: '品相', secondCopy: '第二本同样的', moreThere: '到收书页细看',
    into: { SHELF: '放到架位 {name}', PACK: '装入发往 {name} 的调拨', RECEIVE: '接收 {name} 来的调拨' }, intoNote: '接着扫书；扫别的码或按 Esc 结束。', count: '本次第 {n} 本', alreadyIn: '这本已经扫过了', intoEnd: '结束',
    keep: '为原读者保留', giveAway: '改给眼前的读者：', typeNumber: '按数字再回车。', whyNumber: '按数字再回车，或直接写明原因再回车。', siteNumber: '按数字再回车；打几个字再回车可以缩小范围。', undone: '已撤销', undo: '撤销', undoLast: '撤销上一步',
  },
  belongs: { ON_ITS_SHELF: '应在架位：{shelf}', ON_THE_HOLD_SHELF: '应在预约架 {day}', BACK_TO_ITS_SHELF: '没有人等了，请放回架位：{shelf}', IN_THE_VAN_BOX: '应放入发往{site}的调拨箱', ON_ITS_WAY: '应在去{site}的路上', WITH_A_FAMILY: '应在读者家中', SET_ASIDE: '应在{site}待核架', LOST: '缺失，原在{site} {shelf}', ON_A_FAIR_TABLE: '应在市集的书桌上', NOWHERE: '已剔除' },
  scanKind: { COPY: '图书', BLANK_LABEL: '空白标签', FAMILY: '家庭', VOLUME: '书目', TICKET: '门票', SHELF: '架位', TRANSFER: '调拨单', DROP_OFF: '送书单', UNKNOWN: '不认识这个码' },
  action: { SHELVE: '上架', HOLD_SHELF: '放到预约架', HAND_OVER: '交接给读者', SEND: '调往别处', RECEIVE: '接收到货', MISSING: '架上没找到', QUARANTINE: '放入待核', OPEN_DROP_OFF: '开始收书', INSPECT: '验收这本书', REGISTER: '登记到这个家庭', SCAN_INTO: '扫入' },
  outcome: { SHELVE: '已上架', HOLD_SHELF: '已放到预约架', HAND_OVER: '已交接', SEND: '已发往别处', RECEIVE: '已接收', MISSING: '已记为缺失', QUARANTINE: '已放入待核', REGISTER: '已登记', LISTED: '已登记', PROMISED: '已答应送来', AVAILABLE: '已上架', CLAIMED: '有人在等，请放预约架', ON_HOLD_SHELF: '已放到预约架', IN_TRANSIT: '请放入调拨箱', AT_FAIR: '在市集', QUARANTINED: '待核', HANDED_OVER: '已交接', WITHDRAWN: '已剔除' },
  reason: { readerAgreed: '原读者同意让出', wrongClaim: '预约有误', notOnShelf: '不在架位上', taken: '可能被拿走', stamp: '有馆藏章，需要核对', damage: '发霉、缺页或污损', title: '书目需要核对', other: '其他' },
  dropOff: {
    title: '收书', of: '家庭 {code}，{when} 开始', box: '扫书：标签或 ISBN', boxHint: '没贴标签的书先扫 ISBN；有空白标签就两个都扫。', boxGrade: '按 1 到 5 再回车，直接定品相', closed: '已结束',
    which: '是哪一种？', scanNumber: '空白标签已扫，请再扫书的 ISBN', scanBook: '请扫书的标签或 ISBN。', noLabel: '这本没有标签：验收后编一个新码，稍后打印贴上；或者现在扫一张空白标签。',
    grade: '品相', gift: '捐赠，不要换书券', stamp: '有馆藏章', discard: '并且盖有注销章', decide: '决定', layDown: '放下这本', credits: '本次得券', books: '已验 {n} 本', rules: '收书规则（第 {version} 版）',
    ruleGrade: '品相至少“{grade}”', ruleYear: '{year} 年以后出版', ruleCap: '每次最多 {n} 本得券，多的算捐赠', ruleVolume: '同一种最多 {n} 本得券', list: '已验收', close: '结束并出小票',
  },
  grade: { LIKE_NEW: '如新', GOOD: '良好', FAIR: '尚可', WORN: '陈旧', DAMAGED: '破损' },
  decision: { CREDIT: '收下，得 {n} 张换书券', GIFT: '作为捐赠收下', RETURNED: '请还给读者', QUARANTINE: '放到待核架' },
  decisionShort: { CREDIT: '+{n} 券', GIFT: '捐赠', RETURNED: '退还', QUARANTINE: '待核' },
  decisionReason: { ACCEPTED: '符合规则', WANTED_AS_GIFT: '读者愿意捐赠', ABOVE_SESSION_CAP: '超过本次得券本数', ABOVE_VOLUME_CAP: '这种书得券的已经够多', BELOW_GRADE: '品相不够', TOO_OLD: '出版年份太早', LIBRARY_STAMP: '有馆藏章，核对来源后再定', OWN_COPY_BACK: '自家换去的书送回，不重复得券', SET_INCOMPLETE: '套装缺册，须完整才能交换', ABOVE_PERSON_CAP: '超过每人得券本数', ABOVE_HOUSEHOLD_CAP: '本家庭近期得券已够多', ABOVE_TITLE_CAP: '这种书近期得券已够多', ENOUGH_COPIES: '这种书馆里已够多，谢谢您', YEAR_UNKNOWN_AS_GIFT: '出版年不明，作捐赠收下', CLASS_UNKNOWN_AS_GIFT: '类别不明，作捐赠收下', INCOMPLETE_AS_GIFT: '套装缺册，作捐赠收下', FLAW_REFUSED: '有规则不收的瑕疵', YEAR_UNKNOWN: '出版年不明', KIND_REFUSED: '这类出版物这里不收', CLASS_REFUSED: '这个类别这里不收', CLASS_UNKNOWN: '类别不明', AUDIENCE_REFUSED: '不属于这里服务的读者', DISCARDED_COPY_REFUSED: '图书馆旧藏这里不收', TO_BE_CLEARED: '先放一边，核实后再定', POOLED: '已收下，书价与下一本合并计算', PRICE_UNKNOWN_AS_GIFT: '定价不明，作捐赠收下', NO_CREDIT_NOW: '目前不发券，谢谢您' },
  flaw: { NAME_INSIDE: '有签名或赠言', YELLOWED: '泛黄', CREASED_COVER: '封面折痕', WRITING: '有划线或批注', STAINS: '污渍', TORN: '撕破', LOOSE_PAGES: '散页', SMELL: '异味', NO_COVER: '缺封面', SCRIBBLED: '涂画遮字', MISSING_PAGES: '缺页', WATER: '水渍变形', MOULD: '发霉', INSECTS: '虫蛀' },
  bookKind: { TEXTBOOK: '教材', EXAM_AID: '教辅', PERIODICAL: '期刊', MANUAL: '法规或技术手册', INTERNAL: '内部资料', PIRATED: '疑似盗版', BANNED: '疑似禁书' },
  receipt: { title: '收书凭条', roll: '纸卷宽度', print: '打印', next: '下一位', family: '家庭码', minted: '本次得券', free: '现有换书券', rules: '按收书规则第 {version} 版', thanks: '谢谢，书会遇到新的读者。' },
  pullList: { transfers: '调拨', title: '取书单', note: '按书架走一圈的次序。取到就扫；没找到，输入行号再回车。', box: '扫取到的书，或输入行号', pulled: '已取 {n} 本，还有 {left} 本', noLine: '没有第 {n} 行', notListed: '这本不在取书单上', aside: '放预约架', box2: '放入去{site}的箱子', shelf: '架位 {shelf}（{n} 本）', printedAt: '{site} · {when} · {n} 本', print: '打印', noShelf: '架位未记', missed: '《{title}》已记为缺失，读者的位置保留', emptyTitle: '没有要取的书', emptyText: '读者一申请，书就会出现在这里。' },
  holdShelf: { title: '预约架', note: '先到期的在前；过期的请扫码上架。', over: '{day}已过期', clearance: '清架：请放回或转送', clearNote: '扫码后按回车放回；有人在等的，会提示转给谁。', back: '放回架位 {shelf}', more: '更多', sendOn: '下一位读者在{site}取，请转送', holdOn: '下一位读者在这里取，请重新放好', clear: '没有人等了，请扫码上架', emptyTitle: '预约架是空的', emptyText: '从取书单取来的书扫码后放在这里。' },
  people: {
    title: '人员', note: '在这里工作的人和发出的邀请。', notePartner: '本单位的志愿者和发出的邀请。', invite: '邀请', invited: '等待接受', here: '在岗', revoke: '收回', revoked: '已收回给{name}的邀请', validUntil: '{day}前有效', until: '到{day}', factor: '两步验证', me: '您', emptyTitle: '还没有人', emptyText: '邀请同事或志愿者，他们接受后就出现在这里。',
    verb: { end: '离岗', reset: '重设密码', factor: '解除动态码' }, sure: { end: '{name}离岗？', reset: '给{name}重设密码？', factor: '解除{name}的动态码？' },
    what: { end: '账号立即停用，所有设备退出。做过的记录都保留。', reset: '会生成一个一次性的地址，由本人设置新密码；设好后其他设备退出。', factor: '手机丢了或换了才需要。下次登录后要重新绑定。' }, did: { end: '{name}已离岗', reset: '已生成', factor: '已解除{name}的动态码' },
  },
  link: { qr: '邀请地址的二维码', note: '请对方用手机扫，或把地址发给对方。只显示这一次，{day}前有效。', copy: '复制地址', copied: '地址已复制' },
  invite: {
    note: '对方用一次性的地址自己设密码。', made: '给{name}的邀请', done: '完成', name: '怎么称呼', nameHint: '读者在“谁看过我家的资料”里看到的名字', role: '岗位', roleNote: { STAFF: '柜台：收书、借还、代办', LIBRARIAN: '管理：人员、批准、统计', PARTNER: '合作单位：自己的点位和志愿者', VOLUNTEER: '帮忙的人，到期自动停用', AUDITOR: '只读：内控和统计' },
    organisation: '所属单位', choose: '请选择', newOrganisation: '新增单位…', organisationName: '单位名称', sites: '在哪些点位', until: '到哪天为止', untilMaybe: '到哪天为止（可不填）', untilHint: '最长一年', go: '生成邀请',
  },
  number: {
    title: '核对手机号', note: '号码换了主人，或读者登录时被要求确认。', finding: '核对结果', what: { STILL_THEIRS: '还是这家人的', SOMEBODY_ELSES: '已经换了主人' }, whatNote: { STILL_THEIRS: '看过家庭卡，读者的手机随即可用', SOMEBODY_ELSES: '以后用它登录的人要先证明自己是谁' }, cardHint: '扫家庭卡', go: '记下', done: { STILL_THEIRS: '已确认，读者的手机可以用了', SOMEBODY_ELSES: '已记下' },
  },
  devices: { title: '柜台设备', note: '这个点位公用的平板和电脑；每个人用自己的 PIN 登录。', add: '配对设备', since: '{when}配对', revoke: '停用', revoked: '{label}已停用', emptyTitle: '还没有公用设备', emptyText: '配对一台平板，同事们就能用 PIN 快速换人。', label: '这台设备叫什么', labelHint: '例如：一楼收书台', show: '生成配对码', qr: '配对用的二维码', how: '用要配对的设备扫这个码，或在它上面打开“配对”页手输：', until: '{clock} 前有效，只能用一次', ready: '好了' },
  minting: {
    title: '异常发券', note: '只是提示去看一看，不是结论。家庭只显示编号。', csv: '下载 CSV', emptyTitle: '没有异常', emptyText: '这段时间里，发券都在平常的范围内。', household: '家庭 …{end}', rows: '{n} 条', whom: '谁、在哪、哪天', figure: '张数', median: '平常', bound: '界限', bar: '比较',
    rule: { STAFF_DAY: '馆员一天发得多', HOUSEHOLD_DAY: '家庭一天得得多', SITE_DAY: '点位一天发得多', SAME_PAIR: '同一馆员总给同一家', SAME_TITLE: '同一种书反复得券', OUTSIDE_HOURS: '闭馆时发券', ABOVE_CAP: '超过规则上限', JUST_BELOW_CAP: '总是差一点到上限' },
  },
  deadLetters: {
    title: '未送达的通知', note: '收件箱里都有；这里是没能送到手机、邮箱或应用的副本，不显示是谁。', again: '再发一次', woken: '已重新发送', tries: '试了 {n} 次，{when}放弃', emptyTitle: '都送到了', emptyText: '运营商拒收或一直连不上的，会出现在这里。', channel: { SMS: '短信', MAIL: '邮件', PUSH: '应用' }, kind: { 'request-ready': '书到可取', 'request-offered': '轮到了', 'request-expired': '逾期未取', 'window-extended': '闭馆顺延', 'request-folded': '申请合并', 'drop-off-closed': '收书回执', 'acted-on-behalf': '代办告知', 'household-changed': '家庭变动', 'household-leaving': '长期未用' },
  },
  trail: { title: '内控记录', note: '谁在什么时候做了什么，一条接一条，改动会被发现。', actor: '操作者', verb: '动作', subject: '对象', from: '从', to: '到', seals: '校验码', emptyTitle: '没有记录', emptyText: '换个条件再找。' },
  office: {
    recalls: '召回', recallsNote: '一个书目的全部复本暂停流通',
    rules: '收书规则', rulesNote: '草稿、试算、历史版本', title: '管理', note: '人员、内控和统计。', auditorNote: '只读：内控记录和统计。', mintingNote: '发得多、发得巧、闭馆时发的', minting: '异常发券', trailNote: '查找和下载', trail: '内控记录', peopleNote: '邀请、离岗、重设密码', people: '人员', cataloguing: '编目待办', cataloguingNote: '补全、合并与拆分书目', imports: '导入书目', importsNote: '上传文件，先预览再导入', sites: '点位', sitesNote: '点位、开放时间、闭馆、架位', approvals: '待批事项', approvalsNote: '注销复本、更正换书券，由两个人办', stock: '余缺与滞架', stockNote: '调拨、自由取阅架、转赠', deadLetters: '未送达的通知', deadLettersNote: '哪些副本没送到，再发一次', activation: '存量激活', activationNote: '闲着的家庭藏书，动起来了多少',
  },
  approvals: {
    title: '待批事项', note: '一人提出，另一人批准；两周没人处理就作废。', state: '状态', emptyTitle: '没有事项', emptyText: '有人提出注销复本或更正换书券，就会出现在这里。',
    what: { COPY_WITHDRAWAL: '注销复本', CREDIT_CORRECTION: '更正换书券' }, effect: { COPY_WITHDRAWAL: '批准后复本立即注销，馆藏码不会再用。', CREDIT_CORRECTION: '批准后立即记入这个家庭的换书券，原来的记录不改。' },
    by: '{by}，{when}提出', until: '{day}前有效', decidedBy: '{by}，{when}处理', mine: '由您提出，请另一位同事处理', confirm: '批准', refuse: '不批准', confirmTitle: '批准这件事？', refuseTitle: '不批准', refuseWhy: '为什么不批准', confirmed: '已批准，立即生效', refused: '已记下，不执行',
  },
  approvalState: { PROPOSED: '待批', EXECUTED: '已执行', REFUSED: '未批准', EXPIRED: '已作废' },
  propose: {
    title: '提出一件', note: '写清楚为什么，批准的人只看得到您写的。', what: '什么事', whatNote: { COPY_WITHDRAWAL: '破损、违禁、丢失已久的书', CREDIT_CORRECTION: '发错、漏发或误扣' }, copy: '馆藏码', family: '家庭码', codeHint: '扫标签或手输', codeWrong: '这个码不对，请核对', direction: '方向', add: '补发', take: '扣回', count: '几张', reason: '为什么', reasonHint: '例如：11月20日收书时少发一张，小票编号…', go: '提出', done: '已提出，等另一位同事批准', withdrawn: '已注销',
  },
  desk: {
    title: '存量激活', note: '闲着的家庭藏书，动起来了多少。', span: '时间', spans: { week: '近 7 天', month: '近 30 天', year: '近一年' }, range: '{from}至{to}',
    figure: { registered: '新登记（本）', received: '收到（本）', handedOver: '交接（本）', families: '参与家庭（户）', creditsMinted: '发出换书券', creditsBurned: '用掉换书券', creditsOutstanding: '尚未使用' },
  },
}
