/** Words of what a family waits for: its requests, each with its place and a forecast; who asks for its books. Home says them. */
export default {
  requestState: { OPEN: '排队中', PAUSED: '已暂停', OFFERED: '等您答复', ACCEPTED: '准备中', READY: '可以取书', FULFILLED: '已取走', EXPIRED: '过期未取', CANCELLED: '已取消', UNFILLED: '未能满足' },
  until: { day: '请在{day}前取走（还有 {n} 天）', today: '今天是最后一天', offer: '请在{when}前答复' },
  promisedBy: '有一家人答应在{day}前带来一册',
  requestFor: '给{nickname}',
  place: {
    NO_FREE_COPY: '您排第 {place} 位，前面有 {ahead} 位。全城流通的 {copies} 本现在都有人在读，有书还回来就按次序给。',
    NO_FREE_COPY_FIRST: '您排第一位。全城流通的 {copies} 本现在都有人在读，下一本就是您的。',
    NO_COPY_YET: '您排第 {place} 位。现在还没有可流通的复本，有人送来就按次序给。',
    OTHERS_FIRST: '您排第 {place} 位。有 {free} 本空闲，先给前面的 {ahead} 位读者。',
    NEEDS_A_CREDIT: '书有了，还差一张换书券。送来一本书，验收后就能换。位置为您留着，排第 {place} 位。',
    NEEDS_A_CREDIT_TOO: '您排第 {place} 位，位置为您留着。还差一张换书券：送来一本书，验收后就有。',
    PAUSED: '您暂停了申请，第 {place} 位的位置保留着。',
    OFFER_WAITS_FOR_YOU: '轮到您了：{from}有一本，等您接受。',
    BEING_PULLED: '{from}的馆员正在从书架上取书。',
    ON_ITS_WAY: '书在路上，正送往{site}。',
    READY_TO_FETCH: '书在{site}的预约架上，出示家庭码即可取走。',
  },
  finished: { OPEN: '', PAUSED: '', OFFERED: '', ACCEPTED: '', READY: '', FULFILLED: '书已取走，祝阅读愉快。', EXPIRED: '过了取书日期，书已给下一位读者。', CANCELLED: '您取消了这个申请。', UNFILLED: '一直没有等到复本，申请已结束，换书券没有扣。' },
  forecast: {
    range: '大约 {from}–{to} 天', day: '大约 {from} 天', open: '{from} 天以上，也许一年以后', credits: '换这本书要 {n} 张券', none: '还没有可以推算的记录。', copies: '{n} 册在流转',
    basis: { VOLUME: '按这本书近半年收进的 {n} 册推算。', WORK: '按这部作品各版本近半年收进的 {n} 册推算。', CLASS: '按同类书近半年收进的 {n} 册推算。', ALL: '按全部图书近半年收进的 {n} 册推算。' },
    holds: '这样的推算，一百次里大约有八十次应验。',
  },
  wish: {
    more: '更多选择：版本、品相、取书点', kind: '要哪一种', kinds: { VOLUME: '就要这一本', EDITION: '这套书的任何一册', WORK: '这部作品的任何版本', LIKE: '类似的书也行' }, notes: { VOLUME: '同一版、同一分册', EDITION: '先有哪册给哪册', WORK: '不论哪家出版社', LIKE: '有相同之处就行' },
    alike: '哪些要相同', same: { AUTHOR: '同一作者', SERIES: '同一丛书', AUDIENCE: '同一年龄段', CLASS: '同一大类' }, like: '像《{title}》的书（{same}）', grade: '品相：{grade}', grades: { LIKE_NEW: '如新', GOOD: '良好及以上', FAIR: '尚可及以上', WORN: '陈旧及以上', DAMAGED: '不限' },
    also: '还可以在哪里取（最多 {n} 处）', alsoAt: '也可在{sites}取', family: '全家都可以读', familyNote: '不只给一个人',
  },
  called: { books: '有人在找您家的 {n} 本书', look: '看一看', asleep: '您家列出的书暂停展示' },
}
