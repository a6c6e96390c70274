package cn.yishulai.inventory;

import java.util.UUID;

/** For whom a copy is claimed, and where it will be fetched. The request is known here by its id alone. */
public record Reader(UUID request, UUID person, UUID household, UUID pickupSite) {}
