package cn.yishulai.people;

import jakarta.validation.constraints.NotNull;

/** @param familyCode on the card of the family that the caller belongs to */
record OwnFamilyForm(@NotNull String familyCode) {}
