package cn.yishulai.fairs;

import java.util.Map;

/** What a device of a purpose takes along for hours without network. Nothing in it says who anybody is. */
interface DevicePack {

    String purpose();

    Map<String, Object> pack(DeviceFacts device);
}
