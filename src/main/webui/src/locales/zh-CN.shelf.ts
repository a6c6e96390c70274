/** Words of the page that registers a whole shelf. */
export default {
  tray: {
    pageTitle: '整架登记', note: '一本接一本扫过去，最后一起登记。关掉页面也不会丢。', wish: '接下来的书打算怎样', cameraOn: '打开摄像头连续扫', cameraOff: '关掉摄像头', looking: '对准书背面的条码，听到一声就换下一本。',
    scan: '扫码或输入书号、书名', scanHint: '扫码枪可以连着扫。', noNumber: '没有书号，直接写书名', onTray: '手上的书', count: '{ready} 本可登记，{open} 本要您看一下，{done} 本已登记', progress: '登记进度', send: '登记这 {n} 本', sent: '登记了 {n} 本', openFirst: '还有 {n} 本要您看一下', labels: '下载 {n} 张标签', clear: '收起已登记的书',
    waiting: '等有网络时再查', sending: '正在登记……', done: '已登记', nameless: '没有书号的书', which: '是哪一本？', none: '都不是', title: '书名', titleHint: '照封面写', titled: '就写这个', again: '这本刚才扫过，或家里已有：', second: '再登记一本同样的', otherLabel: '是另一册', other: '登记这一册', same: '是同一本，不用登记', wishOf: '《{title}》打算怎样', photo: '拍品相', photoKept: '照片已存', remove: '去掉',
  },
}
