/** Words of stocktakes and recalls: fetched by those who count and recall. */
export default {
  stocktake: {
    title: '盘点', note: '开门营业时也能盘：清点开始时列出应在架的书，之后借还照常。', shelves: '只盘这些架位（不选就盘整个点位）', openAll: '开始盘点整个点位', openShelves: '开始盘点 {n} 个架位', whole: '整个点位', by: '{by}于{when}开始',
    emptyTitle: '还没有盘点过', emptyText: '点上面的按钮开始。', scanning: '扫描', box: '扫架位，再扫架上的书', boxHint: '换架位就扫新架位的标签；断网也可以照扫。', rest: '请扫架位标签', restNote: '然后一本一本扫架上的书', chooseShelf: '没有架位标签？在这里选', queued: '{n} 次扫描等网络恢复后上传',
    kept: '已记下', keptNote: '没有网络，恢复后自动上传', late: '盘点已签字，这次扫描只作记录', onShelf: '正在盘 {shelf}', onHoldShelf: '正在盘预约架', belongsOn: '登记在 {shelf}', progress: '{done} / {all} 已核对', settling: '正在生效，已处理 {n} 条', signedBy: '{by}于{when}签字',
    counted: '清点完毕，交他人复核', sign: '复核无误，签字', reopen: '再找一遍', print: '打印', table: '下载表格', cancel: '作废', another: '需由没有参与清点的另一位同事签字。', byShelf: '各架位进度', lines: '明细', which: '看哪一类', noneTitle: '这一类没有', noneText: '其他类别在上面选。',
    state: { OPEN: '清点中', COUNTED: '待复核', SIGNED: '正在生效', APPLIED: '已生效', CANCELLED: '已作废' },
    bucket: { FOUND: '在', MISSING: '没找到', MISPLACED: '放错了', MOVED: '期间已移动', UNKNOWN: '不认识' },
    count: { found: '找到', missing: '未见', misplaced: '错位', moved: '期间移动', unknown: '不认识' },
    place: { SHELF: '架位', NO_SHELF: '架位未记', HOLD_SHELF: '预约架', QUARANTINE: '待核架', NOWHERE: '不在清单上' },
    finding: { IN_PLACE: '位置正确', FOUND_AGAIN: '曾记为缺失，现在找到了', NOT_SEEN: '请再找一遍', OTHER_SHELF: '登记在别的架位，签字后改到这里', OTHER_SITE: '登记在别的点位', BELONGS_ON_HOLD_SHELF: '有读者预约，请放回预约架', BELONGS_ON_SHELF: '没有人预约，请放回书架', NOT_SET_ASIDE: '请在扫码台放到预约架', BELONGS_IN_QUARANTINE: '请放回待核架', NOT_RECEIVED: '到货还没有接收，请在扫码台接收', AT_A_FAMILY: '登记在读者家里，请在扫码台处理', AT_A_FAIR: '登记在市集', WITHDRAWN: '已剔除的书，请取下', HANDED_OVER: '已交给读者', SENT: '已送往别处', CLAIMED: '有读者在等', RECEIVED: '期间上架', SET_ASIDE: '已放到预约架', RESHELVED: '期间换了架位', REPORTED_MISSING: '期间已有人报缺', QUARANTINED: '已放入待核' },
  },
  recall: {
    title: '召回', note: '一个书目的全部复本暂停流通；谁也不必为此负责。', begin: '发起召回', find: '书名或书号', search: '查找', scope: '范围', reason: '原因', why: '说明', whyHint: '只给同事看，读者看不到', reach: '将涉及', go: '立即召回', other: '换一本', begun: '召回已开始', by: '{by}于{when}发起', progress: '{done} / {all} 册已处理', confirm: '同意退券', withdraw: '提出批量剔除', withdrawAgree: '同意批量剔除', withdrawalBy: '{by}于{when}提出剔除', withdrawalAgreedBy: '{by}于{when}同意剔除', remaining: '还没剔除的复本', noneLeft: '都已剔除。', lift: '解除召回', confirmedBy: '{by}于{when}同意退券', emptyTitle: '没有召回', emptyText: '需要时在上面发起。',
    scopes: { VOLUME: '这一册', EDITION: '这个版本的各册', WORK: '这部作品的各版本' },
    reasons: { PROVENANCE: '来源待核', MOULD: '发霉', BANNED: '不宜流通', PIRATED: '疑似盗版', SAFETY: '安全' },
    figure: { onShelves: '在架', onHoldShelves: '预约架', inTransit: '途中', atFairs: '市集', atHomes: '读者家中', families: '涉及家庭', setAside: '已在待核', missing: '缺失', sites: '点位', waiting: '排队读者' },
    done: { quarantined: '已放入待核', familiesTold: '已通知的册', creditsDue: '应退券', creditsGivenBack: '已退券', waiting: '暂停排队', restored: '已恢复', withdrawn: '已剔除' },
    state: { RUNNING: '进行中', STANDING: '生效中', LIFTING: '正在解除', LIFTED: '已解除' },
  },
}
