/** Words of tours: a route of stops with stamps, books carried along; and of the family's own calendar. */
export default {
  tour: {
    emptyTitle: '现在没有线路', emptyText: '新的线路一公布就会出现在这里。',
    state: { DRAFT: '草稿', PUBLISHED: '正在进行', CLOSED: '已结束' }, soon: '即将开始', over: '已过期',
    days: '{from}—{to}', needs: '{stops} 站，集满 {n} 枚章即完成', anyOrder: '顺序随意', inOrder: '按顺序走',
    stop: '第 {n} 站', open: '现在开放', closesAt: '开放至 {time}', closed: '现在不开放', opensAt: '{time}开放', closedBecause: '今日关闭：{reason}', task: '任务', map: '在地图中打开', mapOf: '在地图中打开：{name}', openNow: '现在有 {n} 站开放', noneOpen: '现在没有站开放',
    signIn: '登录，开始集章', scan: '扫站点屏幕上的码', scanNote: '每站屏幕上的码每分钟换新，到了现场扫才有效。', scanTitle: '扫站点的码', together: '这一站谁到了？', collect: '盖章', collected: '盖好了！{names}', done: '集满了，恭喜！', doneNote: '证书可以打印，也可以留在手机里。',
    ours: '我们的章', progress: '{name}：{n}/{of} 枚章', complete: '已完成', certificate: '证书', certificateOf: '{name}的证书', card: '集章卡', cardOf: '打印{name}的集章卡', cardNote: '没有手机也能走：打印集章卡，或在每站报家庭码，由现场人员盖章。', stampOn: '{day}盖章', stampedBy: '{names}已盖章', familyCode: '出示家庭码',
    books: '我们带着走的书', booksNote: '在一站换到的书，送到另一站去。', bookFrom: '{day}从{place}带走', bookLeft: '{day}到了{place}', bookCarried: '走过两站', bookWith: '还在我们这里，送到任一站都行', journey: '这本书的旅程', allBooks: '大家带着走的书', noBooks: '还没有书上路', shared: '{n} 本书在路上',
    desk: '站点工作台', screen: '打开站点屏幕', screenNote: '放一台平板或手机在站点，亮着这一页。', screenHint: '用手机扫这个码盖章', screenNext: '{n} 秒后换新', screenOffline: '网络断了，码还能用到 {time}。也可以扫家庭码盖章。', screenLost: '网络断了，码已用完。请扫家庭码盖章。', screenClosed: '本站现在不开放', screenHow: '没有手机？请工作人员扫家庭码或集章卡。', leave: '离开',
    box: '扫家庭码或集章卡', boxHint: '扫家庭码后选到场的人；扫集章卡直接盖章。', rest: '等待扫码', whoIsHere: '谁到了？', has: '已有此章', of: '{n}/{of}', stamp: '盖章', stamped: '已盖章：{names}', nowComplete: '{names}集满了！', next: '下一家',
    take: '带一本书走', takeNote: '按平常换书办理，用换书券；到下一站按平常收书或上架。', takeBox: '扫书，再扫家庭码', takeCard: '现在扫家庭码', took: '{title}已交给这家，路上愉快',
    plan: '新建线路', planNote: '先是草稿，公布后大家才看得到。', edit: '修改', name: '名称', story: '故事', storyHint: '讲讲这条线路，或这一站有什么可看可听。', firstDay: '第一天', lastDay: '最后一天', needed: '集满几枚章即完成', order: '按顺序走', orderNote: '前一站没有盖章，后一站就不能盖。', more: '防作弊的时间', codeSeconds: '屏幕上的码多少秒换新', minutesBetween: '两站之间至少几分钟', stops: '站点', addStop: '加一站', pick: '选点位', removeStop: '删去这一站', up: '上移', down: '下移', taskHint: '如：数一数城门有几个门洞', hours: '线路自己的开放时间', hoursNote: '不填就按点位平常的开放时间。', addHours: '加一段时间', from: '从', until: '到', removeHours: '删去这段时间', save: '保存', saved: '已保存', publish: '公布', published: '已公布', close: '结束线路', closeSure: '结束后不能再盖章，证书仍然有效。', closeYes: '结束', publicPage: '大家看到的页面', noStops: '至少要有一站。',
    figures: '数字', figure: { persons: '走过的人', families: '家庭', completed: '已完成', booksTaken: '带走的书', booksCarried: '到了另一站的书' }, byStop: '各站', column: { stop: '站', stamps: '章', families: '家庭', byScreen: '扫屏幕', byFamilyCode: '家庭码', byCard: '集章卡', booksTaken: '带走', booksLeft: '送到' },
  },
  calendar: {
    note: '手机日历订阅这个地址，就能看到自家的票、取书期限、换书会和正在走的换书游。', none: '还没有启用。', secret: '知道地址的人都能看到，请像密码一样保管。日历里没有姓名。', make: '启用', subscribe: '在日历中打开', copy: '复制地址', copied: '已复制', address: '地址', renew: '换一个地址', renewNote: '旧地址立即失效，已订阅的手机要重新订阅。', renewed: '新地址已启用，旧地址失效', end: '停用', ended: '已停用', since: '{when}启用', public: '所有市集的日历', feed: '订阅市集消息（Atom）', share: '分享页和海报', shareNote: '转发给别人，或打印张贴', links: '订阅与分享',
  },
}
