export default {
  table: {
    title: '书桌', titleN: '{n} 号桌', starting: '正在打开…', restNote: '没有网络也能用；记下的稍后自动上传。', mode: '做什么', modes: { SWAP: '交给家庭', BRING: '收书', COUNT: '清点' },
    rest: { SWAP: '请扫家庭的票或家庭卡', BRING: '请扫家庭的票或家庭卡', COUNT: '请把桌上的书逐本扫一遍' }, box: { SWAP: '先扫票，再逐本扫书', BRING: '先扫票，再逐本扫书', COUNT: '逐本扫桌上的书' },
    waiting: '{n} 条待上传', allSent: '已全部上传', offline: '没有网络', noLane: '没有分到券道：只在有网时交书，或请找工作人员',
    mayTake: '这里还可拿 {n} 本', mayTakeNone: '这里暂时不能再拿', unlisted: '不在票的名单上', nowBooks: '现在扫书。', noneNote: '别的桌可能还有名额；也可以先送一本书来。', stillMay: '这里还可拿 {n} 本',
    notOurs: '不是票，也不是我们的标签', notOursNote: '请输入码下面的字符。', firstFamily: '请先扫家庭的票或家庭卡', goneAlready: '这本刚才已经交出', noCoupon: '在这张桌不能再拿了', noCouponNote: '请到别的桌或服务台。如果仍然交出，差的券由图书馆承担。', anyway: '仍然交出',
    theirs: '归这家了', notListedBook: '不在本桌的书单上，已记下。', nowBag: '现在扫他们带来的书', inBag: '{n} 本', bagEnd: '就这些：{n} 本', bagDone: '已收 {n} 本', bagDoneNote: '请和家庭码放在一起。服务台看过之后发券。',
    counted: '已清点 {n} 本', countedTwice: '这本数过了；共 {n} 本', countEnd: '就这些：{n} 本', countDone: '{n} 本，已记下',
    board: '还剩什么书', boardEmpty: '桌上还没有书', boardEmptyText: '书一上桌，这里就会显示。', soldOut: '换完了', left: '还剩 {n} 本', leftInAll: '桌上共 {n} 本', asOf: '截至 {clock}；没有网络的桌稍后计入',
    pair: '把这部手机设为书桌', pairText: '请工作人员打开“入口与书桌的设备”，扫屏幕上的码。', pairBox: '扫配对码', pairRefused: '码不对、用过了，或已超过十分钟。请再要一个。', pairOffline: '配对需要网络。', nothingPersonal: '这部手机看不到任何人的姓名和号码。',
    stage: { over: '市集结束了', old: '市集改期了', revoked: '这部设备已停用' }, stageText: { over: '名单已从这部手机删除。谢谢！', old: '原来的名单已作废并删除，请重新配对。', revoked: '名单和记录已从这部手机删除。如有疑问请找工作人员。' }, overWaiting: '名单已删除；还有 {n} 条待上传。请保持联网，不要关页面。',
    lanes: '没有网络的书桌', lanesNote: '每部设备各拿每家换书券的一道，重复花掉的就很少。', most: '最多可能超支 {n} 张券', mostNote: '有票的 {families} 家共有 {credits} 张券；各道合计可发 {coupons} 张。超支由图书馆承担，不向家庭要。', overspent: '到现在超支：{n}',
    drawn: '设备已领取名单，分道不再改', laneN: '第 {n} 道', couponsN: '可发 {n} 张', fetched: '{clock} 领取', lanesField: '书桌的设备数', extraField: '每桌比应得多拿几本', unlistedField: '没有票的家庭每桌可拿几本', choicesNote: '换一个数会怎样', extra: '多拿', anywhere: '在一张桌就能花完的家庭', atMost: '最多超支', save: '保存并计算', saved: '已保存',
    after: '书桌记下的', noSteps: '还没有', noStepsText: '设备上传之后显示在这里。', sum: '共 {steps} 条：交出 {swapped} 本，其中超支 {overspent} 本；图书馆承担 {covered} 张券。', noDifference: '与账目一致', explained: '已说明', unexplained: '待说明', covered: '图书馆承担 {n} 张', bag: '{books} 本，已看 {inspected} 本', why: '这 {n} 条为什么不一致', explain: '全部记下',
    outcome: { SWAPPED: '已交出', OVERSPENT: '超支', REPEATED: '记了两次', BROUGHT: '已收书', COUNTED: '已清点', COPY_GONE: '账上已归另一家', COPY_NOT_HERE: '账上不在这里', COPY_UNKNOWN: '不是我们的标签', FAMILY_UNKNOWN: '没有这张票或卡', TABLE_UNKNOWN: '没有这张桌', FAIR_OVER: '市集结账之后才到', UNREADABLE: '无法辨认' },
  },
}
