/** Words of the pages about books that homes are asked for. */
export default {
  appeals: {
    title: '求书', note: '有人在等的书，您家也许有。谁在等、谁带来，双方都看不到。', ask: '有一家人在找这本书', basis: { LISTED: '您家列出了这本书', TAKEN: '您家换走过这本书' }, until: '请在{day}前答复', bonus: '书收下后除换书券外，另加 {n} 张谢券',
    promise: '我们带来', later: '暂时不方便', gone: '已经没有了', sheet: '带来这本书', site: '送到哪里', days: '从今天起，该点位 {n} 个开放日内送到即可。书到柜台扫码后才发券。', go: '答应带来', copy: '带哪一册',
    promised: '谢谢！请在{day}前把《{title}》送到{site}', didLater: '好的，过些时候再问您', didGone: '已记下，不再询问这一册', goneTitle: '这本书不在您家了？', goneText: { LISTED: '《{title}》会从您家的书架撤下。', TAKEN: '以后不再向您家询问《{title}》。' }, goneYes: '不在了', goneNo: '再想想',
    emptyTitle: '现在没有人找您家的书', emptyText: '登记家里的书，别人需要时就能找到它。', more: '登记一本书',
    mine: '答应带来的书', bring: '请在{day}前送到{site}', code: '馆藏码', showCode: '出示家庭码', takeBack: '带不来了', takeBackTitle: '带不来了？', takeBackText: '现在说一声，不算失约。等《{title}》的人会继续排队。', takeBackYes: '带不来了', takeBackNo: '还是带来', tookBack: '已记下，谢谢告知',
    asleepText: '有两次答应的书没有等到，{day}起暂停。书还在家的话，点一下就恢复。', wake: '书都在，恢复展示', woke: '已恢复，谢谢',
  },
  promiseState: { RUNNING: '等您带来', KEPT: '已带来，谢谢', TURNED_DOWN: '没能收下', TAKEN_BACK: '已说明带不来', MISSED: '没有等到', RELEASED: '不用带了，谢谢' },
  appealFigures: {
    title: '求书成效', note: '向家庭求书，有多少答应、多少送到。', asked: '发出求书', listed: '其中：家中列出', taken: '其中：换走过', promised: '答应带来', later: '暂时不便', gone: '已经没有', lapsed: '没有答复', closed: '已不需要', waiting: '等待答复',
    kept: '带到并收下', turnedDown: '带到未收', takenBack: '说明带不来', missed: '失约', released: '免送', running: '正在送来', medianDaysToDelivery: '从求书到送达（天，中位）', longestDaysToDelivery: '最久（天）', bonuses: '谢券', shelvesAsleep: '暂停展示的家庭',
    said: '发出求书 {asked}，答应带来 {promised}，没有答复 {lapsed}', answers: '家庭怎样答复', promises: '答应之后',
  },
}
