/** Words of the fairs that are near. */
export default {
  near: {
    here: '用我的位置', looking: '正在定位……', found: '按直线距离，近的在前。位置只在这台设备上用，不上传，不保存。',
    refused: '没有得到位置许可。选一个区也可以。', unknown: '暂时不知道您在哪里。选一个区，或稍后再试。',
    district: '在哪个区', noDistrict: '不限', inDistrict: '这个区的市集在前。', none: '这个区近期没有市集，下面是别处的。',
    away: '约 {n} 公里', notMeasured: '距离未知',
  },
}
