package cn.yishulai.places;

import java.util.UUID;

/** A site as other rooms mention it. */
public record SiteName(UUID id, String name) {}
