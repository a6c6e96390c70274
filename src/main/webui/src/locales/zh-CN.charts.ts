/** Words around every chart of the staff. They come with the chart itself. */
export default {
  chart: { table: '表格', failed: '图没有取来，多半是网络断了；数字都在表里。连上以后会自己画出来。' },
}
