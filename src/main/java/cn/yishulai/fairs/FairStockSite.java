package cn.yishulai.fairs;

import java.util.UUID;

/** A fair as its stock needs it: where it is and how far its life has come. */
record FairStockSite(UUID id, String title, UUID venue, FairState state, int epoch) {}
