package cn.yishulai.intake;

import cn.yishulai.rules.Sentence;

/** A decision as a family hears it: neutral, and never a reproach. */
final class ReasonWords {

    private ReasonWords() {}

    static Sentence of(DecisionReason reason) {
        return switch (reason) {
            case ACCEPTED -> new Sentence("会收下并发券", "Taken, with credit");
            case POOLED -> new Sentence("会收下，书价与下一本合并计算", "Taken; its price counts with the next book");
            case WANTED_AS_GIFT -> new Sentence("作捐赠收下", "Taken as the gift it is");
            case ABOVE_SESSION_CAP -> new Sentence("超过本次得券本数，作捐赠收下", "Above the number with credit: a gift");
            case ABOVE_VOLUME_CAP, ABOVE_TITLE_CAP ->
                new Sentence("这种书得券的已经够多，作捐赠收下", "Enough copies of it had a credit: a gift");
            case ABOVE_PERSON_CAP -> new Sentence("超过每人得券本数，作捐赠收下", "Above the number with credit per person: a gift");
            case ABOVE_HOUSEHOLD_CAP ->
                new Sentence("本家庭近期得券已够多，作捐赠收下", "The family had enough credits lately: a gift");
            case ENOUGH_COPIES -> new Sentence("馆里已够多，收下致谢", "More copies than wanted: taken with thanks");
            case YEAR_UNKNOWN_AS_GIFT -> new Sentence("出版年不明，作捐赠收下", "Year unknown: taken as a gift");
            case CLASS_UNKNOWN_AS_GIFT -> new Sentence("类别不明，作捐赠收下", "Subject unknown: taken as a gift");
            case PRICE_UNKNOWN_AS_GIFT -> new Sentence("定价不明，作捐赠收下", "Price unknown: taken as a gift");
            case INCOMPLETE_AS_GIFT -> new Sentence("套装缺册，作捐赠收下", "Parts are missing: taken as a gift");
            case NO_CREDIT_NOW -> new Sentence("收下致谢，目前不发券", "Taken with thanks; no credits are given now");
            case OWN_COPY_BACK -> new Sentence("自家送来过的书，不重复发券", "Brought before: no second credit");
            case BELOW_GRADE -> new Sentence("品相不够，请带回", "Condition below the rules: goes home");
            case FLAW_REFUSED -> new Sentence("有规则不收的瑕疵，请带回", "A flaw that is not taken: goes home");
            case TOO_OLD -> new Sentence("出版年份太早，请带回", "Published too long ago: goes home");
            case YEAR_UNKNOWN -> new Sentence("出版年不明，请带回", "Year unknown: goes home");
            case KIND_REFUSED -> new Sentence("这类出版物不收，请带回", "A kind of book not taken here: goes home");
            case CLASS_REFUSED -> new Sentence("这个类别不收，请带回", "A subject not taken here: goes home");
            case CLASS_UNKNOWN -> new Sentence("类别不明，请带回", "Subject unknown: goes home");
            case AUDIENCE_REFUSED -> new Sentence("不属于这里服务的读者，请带回", "Not for the readers served here: goes home");
            case DISCARDED_COPY_REFUSED -> new Sentence("图书馆旧藏不收，请带回", "Library copies are not taken: goes home");
            case SET_INCOMPLETE -> new Sentence("套装缺册，请带回", "Parts are missing: goes home");
            case LIBRARY_STAMP -> new Sentence("有馆藏章，核对来源后再定", "A library's stamp: looked into first");
            case TAKEN_BACK -> new Sentence("由家庭带回", "Taken home again");
            case TO_BE_CLEARED -> new Sentence("先放一边，核实后再定", "Set aside and looked into first");
        };
    }
}
