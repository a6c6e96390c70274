package cn.yishulai.people;

import java.time.Instant;
import java.util.UUID;

/**
 * A declaration that stands.
 *
 * @param name of the member of staff
 * @param mine declared by the caller
 */
record OwnFamilyView(UUID id, String name, String familyCode, Instant since, boolean mine) {}
