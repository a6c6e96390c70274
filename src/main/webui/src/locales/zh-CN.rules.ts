export default {
  bring: {
    title: '带书之前', note: '先看看哪些书会收、能得几张券。最后以工作人员看到的书为准。', rules: '现行规则（第 {version} 版）', examples: '举例', next: '{when}起的新规则', ask: '这本书会收吗', askLabel: '书号', askHint: '扫或输入书背面的 ISBN', askGo: '查一查', credits: '得 {n} 张券', none: '不发券', cover: '券数看书上的定价', unknown: '书目里没有这本书', promise: '仅供参考，不是承诺。',
  },
  rules: {
    title: '收书规则', note: '规则是数据：先拟草稿，用上个月的书试一试，再由另一位同事发布。发布后的版本不再改动。', inForce: '现行：第 {version} 版', drafts: '草稿', noDrafts: '没有草稿', newDraft: '拟新草稿', history: '历史版本', version: '第 {n} 版', from: '{when}起', now: '现行', by: '{by}拟，{other}发布', started: '建馆时的规则', changes: '改动', same: '与前一版相同', changedBy: '{by}，{when}', mine: '由您最后修改，须由另一位同事发布',
    edit: '草稿', noteLabel: '为什么改', save: '保存草稿', saved: '已保存', discard: '放弃草稿', discarded: '已放弃', closed: { OPEN: '草稿', PUBLISHED: '已发布为第 {n} 版', DISCARDED: '已放弃' }, noChange: '与现行规则相同', words: '读者看到的说明',
    tryIt: '用上个月的书试一试', tryNote: '按草稿把近 {days} 天的书重新判定一遍，不改动任何记录。', books: '{n} 本书', before: '当时', after: '按草稿', creditsRow: '换书券', changed: '{n} 本结果不同', unchanged: '没有一本结果不同', price: '有 {n} 本要看书上定价', withoutBasis: '有 {n} 本是早先判定的，没有留下依据，按原样计', decision: '结果', book: '书', more: '更多', asks: '要看书上定价',
    publish: '发布', publishFrom: '从哪天起（空着是现在）', publishNote: '发布后立即或到时生效，不能再改。', published: '已发布为第 {n} 版', unsaved: '有改动还没保存，先保存再试。',
    group: { condition: '品相', what: '收什么', age: '年份', caps: '上限', value: '价值', validity: '有效期', purses: '券包' },
    field: { lowestGrade: '最低品相', refusedFlaws: '有这些瑕疵就不收', sets: '缺册的套装作捐赠收下', stamp: '有注销章的馆藏书照收', refusedKinds: '不收的种类', refusedClasses: '不收的中图法类号（用逗号分开）', unknownClass: '类别不明', refusedAudiences: '不收哪些读者的书', earliestYear: '最早出版年', withinYears: '最近几年内', unknownYear: '出版年不明', capPerSession: '每次得券本数', capPerVolume: '每次同一种', perPerson: '每次每人', householdBooks: '每家本数', householdDays: '多少天内', titleBooks: '同一种本数', titleDays: '多少天内', spare: '多出几本就不发券', per: '怎么计价', creditsPerBook: '每本几张券', step: '每满几元一张券', unknownPrice: '定价不明', until: '有效到', days: '多少天', day: '哪一天', thisSite: '限发券点位', purseName: '券包名（大写字母）', purseClasses: '类号', purseAudiences: '读者', purseKinds: '种类', addPurse: '加一个券包', dropPurse: '去掉' },
    unknown: { TAKE: '照收', GIFT: '作捐赠', RETURN: '不收' }, per: { BOOK: '按本', PRICE_STEP: '按定价每满若干元', LIST_PRICE: '按定价每元一张' }, noPrice: { ONE_CREDIT: '得一张', ASK: '看书上定价', GIFT: '作捐赠' }, until: { FOR_EVER: '长期', SESSION: '当天', END_OF_YEAR: '当年', DAYS: '若干天', DAY: '某一天' },
    audience: { UNDER_7: '学龄前', FROM_7_TO_10: '7–10 岁', FROM_11_TO_13: '11–13 岁', FROM_14_TO_17: '14–17 岁', ADULT: '成人' }, wrong: '这里填得不对',
    grade: { LIKE_NEW: '如新', GOOD: '良好', FAIR: '尚可', WORN: '陈旧', DAMAGED: '破损' }, outcome: { CREDIT: '得券', GIFT: '捐赠', RETURNED: '带回', QUARANTINE: '待核' },
    flaw: { NAME_INSIDE: '有签名或赠言', YELLOWED: '泛黄', CREASED_COVER: '封面折痕', WRITING: '有划线或批注', STAINS: '污渍', TORN: '撕破', LOOSE_PAGES: '散页', SMELL: '异味', NO_COVER: '缺封面', SCRIBBLED: '涂画遮字', MISSING_PAGES: '缺页', WATER: '水渍变形', MOULD: '发霉', INSECTS: '虫蛀' },
    kind: { TEXTBOOK: '教材', EXAM_AID: '教辅', PERIODICAL: '期刊', MANUAL: '法规或技术手册', INTERNAL: '内部资料', PIRATED: '疑似盗版', BANNED: '疑似禁书' },
  },
}
