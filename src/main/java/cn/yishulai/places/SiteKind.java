package cn.yishulai.places;

/** What sort of place a site is. */
public enum SiteKind {
    /** 南京市民图书交换中心: a real counter with shelves, staff and scanners. */
    CENTRE,
    /** One of the children's reading rooms, often run by one person. */
    READING_ROOM,
    DISTRICT_LIBRARY,
    /** A fair ground without power and with weather. */
    PARK,
    CULTURAL_CENTRE
}
