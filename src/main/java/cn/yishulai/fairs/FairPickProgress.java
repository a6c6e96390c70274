package cn.yishulai.fairs;

import cn.yishulai.places.SiteName;

/**
 * How far picking has come at a site.
 *
 * @param toPick still on the shelves
 * @param picked in van loads of the fair from this site, whatever the list says
 * @param gone taken or claimed meanwhile
 */
public record FairPickProgress(SiteName site, int toPick, int picked, int notFound, int gone) {}
