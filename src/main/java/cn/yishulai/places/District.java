package cn.yishulai.places;

/** A district of the city, by its code (GB/T 2260). */
public record District(String code, String zh, String en) {}
