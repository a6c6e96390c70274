package cn.yishulai.reports;

import java.time.LocalDate;

/**
 * Idle household books that began to move (激活居民藏书), by the days on which the service recorded it, so that a figure
 * that was published once can be computed again.
 *
 * @param registered books that families registered at home
 * @param received books that families brought and the library took, with credit or as a gift
 * @param handedOver books that went to a household
 * @param families households that brought a book that was taken, or took one
 * @param creditsMinted less those reversed
 * @param creditsBurned less those reversed
 * @param creditsOutstanding in all purses at the end of the last day, held ones included
 */
public record StockActivation(
        LocalDate from,
        LocalDate to,
        long registered,
        long received,
        long handedOver,
        long families,
        long creditsMinted,
        long creditsBurned,
        long creditsOutstanding) {}
