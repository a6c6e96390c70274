/** Partners, venues, sites, shelf locations, homes and their opening calendars. */
@NullMarked
package cn.yishulai.places;

import org.jspecify.annotations.NullMarked;
