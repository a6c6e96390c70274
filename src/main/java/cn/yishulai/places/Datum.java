package cn.yishulai.places;

/**
 * What a position is measured by. Satellites and RFC 5870 speak WGS-84; maps published in mainland China speak GCJ-02, which
 * stands some hundred metres beside it.
 */
public enum Datum {
    WGS84,
    GCJ02
}
