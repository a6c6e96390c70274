const zh = {
  replaced: {
    title: '{n} 张标签上有印不出的字。 | {n} 张标签上有印不出的字。', note: '那些字印成了 〓，二维码不受影响。', more: '还有 {n} 张没有列出。 | 还有 {n} 张没有列出。', colon: '：',
  },
  shelfLabels: { open: '打印架位标签', which: '哪些架位', whichNote: '一个都不选，就打印全部 {n} 个。' },
  boxLabels: { open: '打印箱签', boxes: '装了几个箱子', boxesHint: '1 到 100；每箱一张，写明第几箱', slip: '装车单 PDF', slipTitle: '打印装车单', roll: '纸张宽度', office: 'A4' },
  paper: {
    tab: '纸张', own: '本馆的纸', ownNote: '商店里常见的纸已经有了；别的纸照包装上的尺寸添加。', none: '还没有添加自己的纸。', size: '{columns} × {rows} 张，每张 {width} × {height} 毫米', retire: '停用', retireTitle: '停用“{name}”？', retireSure: '以后打印时不再能选；打印过的记录还在，名称不会再给别的纸。', retired: '已停用', calibrate: '打印校准页', noPrinter: '先在“打印机”里添加一台打印机，才能打印校准页。',
    add: '添加纸张', added: '已添加', kind: '哪一种', kinds: { SHEET: '整张（办公打印机）', ROLL: '卷纸（标签机）' }, name: '代号', nameHint: '大写字母、数字，如 L7163；打印时按它选', title: '名称', titleHint: '如：A4，14 张大标签',
    pageWidth: '纸宽（毫米）', pageHeight: '纸高（毫米）', columns: '每行几张', rows: '几行', width: '标签宽（毫米）', height: '标签高（毫米）', left: '左边距（毫米）', top: '上边距（毫米）', pitchAcross: '横向间距（毫米）', pitchAcrossHint: '从一张的左边到下一张的左边', pitchDown: '纵向间距（毫米）', pitchDownHint: '从一张的上边到下一张的上边', gap: '两张之间的空隙（毫米）',
    preview: '预览：{n} 张标签，纸 {width} × {height} 毫米', fault: { small: '标签太小：至少 25 × 21 毫米，才放得下二维码。', overlap: '间距比标签小，标签会叠在一起。', leaves: '标签超出了纸边。', number: '请把尺寸填完整。' },
  },
}
export default zh
