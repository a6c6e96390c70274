const zh = {
  cataloguing: {
    title: '编目待办', note: '最多人想要的在前。只是建议，合并与否由您决定，合错了可以撤销。', show: '显示', kind: { ALL: '全部', MERGE: '疑似重复', ENRICH: '待补全', SPLIT: '疑似两册' },
    wanted: '{n} 个申请或复本 | {n} 个申请或复本', keepA: '同一本，保留甲', keepB: '同一本，保留乙', notOne: '不是同一本', complete: '补全', leave: '不用补', open: '查看', undo: '撤销合并',
    merged: '已将《{gone}》并入《{stays}》，排队先后不变。', areTwo: '已记住：不是同一本，不再提示。', left: '已移出待办。', undone: '已撤销，复本和申请各归原处。',
    emptyTitle: '都处理完了', emptyText: '有新书待补全或疑似重复时，会出现在这里。', compared: '两条书目逐项对照', field: '项目', a: '甲', b: '乙', differs: '（不同）',
  },
  evidence: { NUMBER: '书号相同', TITLE: '书名相同', PINYIN: '书名同音', AUTHOR: '作者相同', YEAR: '年份相同', PUBLISHER: '出版社相同' },
  fieldOf: { title: '书名', volumeLabel: '分册', author: '作者', publisher: '出版社', year: '出版年', series: '丛书', number: '书号', price: '定价（元）', parts: '套装各册', copies: '复本', waiting: '排队', cover: '封面' },
  described: { TITLE: '书名', AUTHOR: '作者', PUBLISHER: '出版社', SERIES: '丛书', YEAR: '出版年', PRICE: '定价（分）', LABEL: '分册', NUMBERS: '书号' },
  origin: { HOUSEHOLD: '家庭', STAFF: '柜台', IMPORT: '导入', OUTSIDE: '外部来源', LIBRARIAN: '馆员' },
  outside: {
    title: '外部来源', state: { FOUND: '外部来源有这本书的信息。', NOT_FOUND: '外部来源没有这个书号。', SILENT: '外部来源暂时没有回应。' }, asked: '{when} 查询', look: '对照查看', close: '收起', again: '再查一次', here: '现有书目', there: '外部来源',
    note: '只填空项，或替换家庭和导入所填的；馆员填的不变。', saveFirst: '下面有改动还没保存，请先保存。', take: '采用', taken: '已采用外部来源的信息',
  },
  imports: {
    title: '导入书目', note: 'CSV、Excel、CNMARC、MARC 21 或 MARCXML。先检查预览，确认后才导入。', choose: '选择文件', send: '上传并检查', sending: '正在上传 {done} / {all}', emptyTitle: '还没有导入过', emptyText: '选择一个书目文件，上传后先看预览。',
    checking: '正在检查', running: '正在导入', progress: '已处理 {n} 条', start: '开始导入', cancel: '停止', rejected: '下载未收记录', columns: '各列认作', samples: '前几条', wrong: '不收的记录', again: '再导入一个', whole: '整个文件无法读取：',
    outcome: { ADDED: '新增', KNOWN: '已有', CHANGED: '更新' }, count: { read: '读到', added: '新增', known: '已有', changed: '更新', rejected: '不收' }, state: { UPLOADING: '上传中', CHECKING: '检查中', CHECKED: '待确认', RUNNING: '导入中', DONE: '已完成', FAILED: '失败', CANCELLED: '已停止' },
  },
  edit: {
    title: '书目', note: '逐项更正，每一项都留有来历；馆员的更正不会被导入覆盖。', several: '多个书号用分号隔开，主书号在前', partsHint: '如 上册; 下册。不是套装就留空', save: '保存', saved: '已保存', lookAgain: '重新查看',
    history: '来历', mergedInto: '这一条已并入另一条。', there: '去看那一条', merge: '《{gone}》并入《{into}》，{when}', undone: '已撤销，{when}', cameToBe: { WORK: '作品建立', EDITION: '版本建立', VOLUME: '分册建立' },
  },
}
export default zh
