package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Contract;
import cn.yishulai.fairs.TicketScene;
import cn.yishulai.fairs.TourFixture;
import cn.yishulai.fairs.TradeScene;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Somebody;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever at the library opens a family's record leaves a line that the family reads. */
@QuarkusTest
class EveryLookIsWrittenTest {

    private static final List<String> WORKERS = List.of("staff", "librarian", "partner", "volunteer", "auditor");

    /** Operations that show or change the record of one family; the story below does each of them. */
    private static final Set<String> OPEN_A_RECORD = Set.of(
            "openSessionOnBehalf",
            "openDropOff",
            "showDropOff",
            "closeDropOff",
            "showReceipt",
            "printDropOff",
            "placeRequest",
            "takeHomeSwapBookHome",
            "handOverTraded",
            "takeTradedHome",
            "arriveAtStop",
            "stampAtStop",
            "takeTourBook",
            "showRequest",
            "registerCopy",
            "handOverCopy",
            "scan",
            "declareOwnFamily",
            "proposeCorrection",
            "showApproval",
            "wakeShelf",
            "bookTicket",
            "joinWaitlist",
            "leaveWaitlist",
            "acceptPlaces",
            "lookUpTicket",
            "noteMerit",
            "showTicket",
            "showTicketPass",
            "printTicket",
            "resizeTicket",
            "keepTicket",
            "releaseTicket",
            "admit",
            "noteExit",
            "undoAdmission",
            "checkPhone");

    /**
     * The others: about books, sites and figures; about the caller; lists of copies with a nickname and two letters on
     * each slip; steps within a session that was opened by one of the above; a family that is just being founded.
     */
    private static final Set<String> OPEN_NONE = Set.of(
            "closeAllSessions",
            "closeSession",
            "showSecondFactor",
            "beginSecondFactor",
            "confirmSecondFactor",
            "removeSecondFactor",
            "foundHousehold",
            "addVolume",
            "listImports",
            "beginImport",
            "showImport",
            "sendImportPart",
            "previewImport",
            "startImport",
            "cancelImport",
            "downloadRejectedRecords",
            "shelveCopy",
            "claimCopy",
            "holdCopy",
            "sendCopy",
            "undoCopyStep",
            "receiveCopy",
            "missCopy",
            "quarantineCopy",
            "withdrawCopy",
            "addCopyPhoto",
            "showPhoto",
            "printLabels",
            "listPrintJobs",
            "showPrintJob",
            "printAgain",
            "addLabelSheet",
            "retireLabelSheet",
            "listLabelPrinters",
            "addLabelPrinter",
            "adjustLabelPrinter",
            "printCalibration",
            "printShelfLabels",
            "printTransfer",
            "printTransferLabels",
            "relabelCopy",
            "showCopyLabels",
            "readPhoto",
            "inspectCopy",
            "inspectAgain",
            "addInspectionPhoto",
            "releaseCopy",
            "listCheckShelf",
            "showOnCheckShelf",
            "listApprovals",
            "confirmApproval",
            "refuseApproval",
            "listRecalls",
            "openRecall",
            "showRecallReach",
            "showRecall",
            "listRecalledCopies",
            "confirmRecall",
            "withdrawRecalledCopies",
            "listMouldLooks",
            "listRuns",
            "planRun",
            "showRun",
            "showRunStop",
            "loadRun",
            "leaveRunStop",
            "cancelRun",
            "scanAtStop",
            "reportTravel",
            "listReportDefinitionDrafts",
            "prepareReportDefinition",
            "publishReportDefinition",
            "discardReportDefinition",
            "recordReportResidents",
            "listReportCounts",
            "askReportCount",
            "showReportCount",
            "recount",
            "cancelReportCount",
            "compareReportCounts",
            "showFairFigures",
            "lookForMould",
            "liftRecall",
            "listStocktakes",
            "openStocktake",
            "showStocktake",
            "listStocktakeLines",
            "scanStocktake",
            "finishCounting",
            "reopenStocktake",
            "signStocktake",
            "cancelStocktake",
            "showPullList",
            "listHomeSwapBooks",
            "describeVenue",
            "showVenueTimes",
            "listVenueWindows",
            "offerVenueTimes",
            "listVenueContacts",
            "putVenueContacts",
            "addVenuePhoto",
            "removeVenuePhoto",
            "showProgramme",
            "sayFairSession",
            "addStage",
            "removeStage",
            "addPerformance",
            "changePerformance",
            "cutPerformance",
            "addShift",
            "listHelpers",
            "showRotaCalendar",
            "changeShift",
            "removeShift",
            "askHelper",
            "letHelperGo",
            "bookEquipment",
            "giveEquipmentBack",
            "addFairTask",
            "takeOverChecklist",
            "changeFairTask",
            "tickFairTask",
            "putFairInSeason",
            "listEquipment",
            "addEquipment",
            "describeEquipment",
            "showMyWork",
            "showMyShiftCalendar",
            "answerShift",
            "readMyNews",
            "listOpenTasks",
            "showChecklist",
            "writeChecklist",
            "addSeason",
            "describeSeason",
            "showSeasonWork",
            "showFairStock",
            "planFairStock",
            "listFairPicks",
            "pickForFair",
            "missForFair",
            "changeFairPicks",
            "showFairTables",
            "setUpFairTables",
            "showFairCoupons",
            "planFairCoupons",
            "listTableSteps",
            "explainTableSteps",
            "layForFair",
            "countFairTable",
            "returnFromFair",
            "receiveFromFair",
            "showFairReconciliation",
            "explainFairDifferences",
            "reconcileFair",
            "planFair",
            "editFair",
            "showFairWork",
            "listFairWork",
            "proposeFair",
            "sendBackFair",
            "approveFair",
            "recordFairPermit",
            "publishFair",
            "postponeFair",
            "showRainSheet",
            "tellOfFair",
            "moveFair",
            "openFair",
            "closeFair",
            "cancelFair",
            "commentOnFair",
            "listOrganisationPeople",
            "giveRights",
            "takeNumber",
            "callNumber",
            "dropNumber",
            "admitWalkIns",
            "showGate",
            "offerFairPairing",
            "listFairDevices",
            "revokeFairDevice",
            "showFairNow",
            "noteHelper",
            "listFairContacts",
            "putFairContacts",
            "printFairPapers",
            "raiseIncident",
            "takeIncident",
            "closeIncident",
            "showTicketRules",
            "saveTicketRules",
            "planTour",
            "changeTour",
            "publishTour",
            "closeTour",
            "showStopCodes",
            "showTourFigures",
            "planTradeSession",
            "openTradeSession",
            "cancelTradeSession",
            "runTradeSession",
            "stopTradeRun",
            "findTradeSubstitutes",
            "finishTradeSession",
            "presentForTrade",
            "listTradeBooks",
            "showTradeBook",
            "listTradeLoops",
            "undoTradeHandOver",
            "missTraded",
            "findTraded",
            "listMeetingContradictions",
            "showHoldShelf",
            "showClearanceList",
            "reportStockActivation",
            "reportMinting",
            "showFinding",
            "decideFinding",
            "listAuditEntries",
            "listDeadLetters",
            "listDeaccessionLists",
            "proposeDeaccession",
            "showDeaccessionList",
            "confirmDeaccession",
            "refuseDeaccession",
            "reportAppeals",
            "reportBalance",
            "listSeasonWishes",
            "stateSeasonWish",
            "changeSeasonWish",
            "withdrawSeasonWish",
            "listSeasonHelpers",
            "saySeasonHelpers",
            "showPlanningRules",
            "sayPlanningRules",
            "listSeasonPlans",
            "planSeason",
            "showSeasonPlan",
            "cancelSeasonPlan",
            "acceptSeasonPlan",
            "movePlannedFair",
            "listPlannedPlaces",
            "assignPlannedShift",
            "listPlannedHelpers",
            "listVans",
            "addVan",
            "showHolidays",
            "sayHolidays",
            "listSimulations",
            "startSimulation",
            "showSimulation",
            "cancelSimulation",
            "reportAgeing",
            "retryDeadLetter",
            "changePassword",
            "listInvitations",
            "invite",
            "revokeInvitation",
            "listStaff",
            "letStaffGo",
            "resetPassword",
            "listOrganisations",
            "listShelves",
            "followBoards",
            "showStaffSites",
            "giveStaffSites",
            "addSite",
            "describeSite",
            "closeSiteDown",
            "showSiteStock",
            "listClosures",
            "closeSites",
            "previewClosure",
            "withdrawClosure",
            "listTransfers",
            "proposeTransfer",
            "listTransferNeeds",
            "showTransfer",
            "packIntoTransfer",
            "takeOutOfTransfer",
            "sendTransfer",
            "receiveWithTransfer",
            "closeTransfer",
            "cancelTransfer",
            "addShelf",
            "orderShelves",
            "renameShelf",
            "retireShelf",
            "addOrganisation",
            "exportCatalogueAsCsv",
            "exportCatalogueAsMarcXml",
            "listCounterDevices",
            "offerPairing",
            "revokeCounterDevice",
            "setPin",
            "forgetPin",
            "editVolume",
            "showVolumeHistory",
            "mergeVolumes",
            "splitVolume",
            "addCover",
            "listRuleVersions",
            "listRuleDrafts",
            "beginRuleDraft",
            "listOwnFamilies",
            "endOwnFamily",
            "listRequestRuleVersions",
            "listRequestRuleDrafts",
            "beginRequestRuleDraft",
            "showRequestRuleDraft",
            "changeRequestRuleDraft",
            "discardRequestRuleDraft",
            "publishRequestRuleDraft",
            "showRuleDraft",
            "changeRuleDraft",
            "discardRuleDraft",
            "previewRuleDraft",
            "publishRuleDraft",
            "listCataloguingTasks",
            "dismissCataloguingTask",
            "lookUpOutside",
            "fillFromOutside");

    @Inject
    SwapFixture world;

    @Test
    void ofEveryOperationThatWorkersMayCallItIsSaidWhetherItOpensARecord() {
        Set<String> decided = new TreeSet<>(OPEN_A_RECORD);
        decided.addAll(OPEN_NONE);
        Set<String> may = Contract.routes().stream()
                .filter(route -> !"any".equals(route.authz().get("anonymous")))
                .filter(route -> WORKERS.stream()
                        .anyMatch(role -> !"none".equals(route.authz().get(role))))
                .map(route -> route.operation().getOperationId())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(decided).isEqualTo(may);
    }

    @Test
    void eachOfThemLeavesALine() {
        UUID site = world.aSite();
        UUID wanted = world.aVolume();
        String phone = "135%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        Somebody family = Somebody.withPhone("王芳", phone);
        world.brought(family.caller(), world.aVolume(), site);
        CopyCode onShelf = world.brought(world.aFamily(), wanted, site);
        Somebody staff = Somebody.staffAt(site);
        Somebody librarian = Somebody.aLibrarian();
        String card = world.card(family.caller());
        Map<String, String> done = new HashMap<>();

        done.put("scan", look(family, staff.asks().body(at(site, "code", card)).post("/v1/scans")));
        done.put(
                "openSessionOnBehalf",
                look(
                        family,
                        staff.asks()
                                .body(Map.of(
                                        "siteId", site.toString(), "familyCode", card, "reason", "asked at the desk"))
                                .post("/v1/sessions/on-behalf")));
        Response session = staff.asks().body(at(site, "familyCode", card)).post("/v1/drop-offs");
        done.put("openDropOff", look(family, session));
        String dropOff = "/v1/drop-offs/" + session.jsonPath().getString("id");
        done.put("showDropOff", look(family, staff.asks().get(dropOff)));
        done.put("printDropOff", look(family, staff.asks().get(dropOff + "/paper")));
        done.put("closeDropOff", look(family, staff.asks().post(dropOff + "/receipt")));
        done.put("showReceipt", look(family, staff.asks().get(dropOff + "/receipt")));
        Response request = staff.asks()
                .body(Map.of(
                        "volumeId", world.aVolume().toString(), "pickupSiteId", site.toString(), "familyCode", card))
                .post("/v1/requests");
        done.put("placeRequest", look(family, request));
        done.put(
                "showRequest",
                look(
                        family,
                        staff.asks().get("/v1/requests/" + request.jsonPath().getString("id"))));
        done.put(
                "registerCopy",
                look(
                        family,
                        staff.asks()
                                .body(Map.of(
                                        "volumeId",
                                        world.aVolume().toString(),
                                        "disposition",
                                        "SWAP",
                                        "familyCode",
                                        card))
                                .post("/v1/copies")));
        done.put(
                "declareOwnFamily",
                look(
                        family,
                        Somebody.staffAt(site)
                                .asks()
                                .body(Map.of("familyCode", card))
                                .post("/v1/own-families")));
        done.put(
                "handOverCopy",
                look(
                        family,
                        staff.asks().body(at(site, "familyCode", card)).post("/v1/copies/" + onShelf + "/hand-over")));
        Response correction = librarian
                .asks()
                .body(Map.of("familyCode", card, "credits", 1, "reason", "counted twice"))
                .post("/v1/corrections");
        done.put("proposeCorrection", look(family, correction));
        done.put(
                "showApproval",
                look(
                        family,
                        Somebody.anAuditor()
                                .asks()
                                .get("/v1/approvals/" + correction.jsonPath().getString("id"))));
        String goesHome = HomeSwapStage.goesHome(family, site);
        done.put(
                "takeHomeSwapBookHome",
                look(
                        family,
                        staff.asks()
                                .body(at(site, "familyCode", card))
                                .post("/v1/home-swap-books/" + goesHome + "/take-home")));
        TradeScene fetches = TradeScene.at(site, family, "handOverTraded");
        done.put(
                "handOverTraded",
                look(
                        family,
                        staff.asks()
                                .body(Map.of("code", fetches.code(), "familyCode", card))
                                .post("/v1/trade-sessions/" + fetches.session() + "/hand-overs")));
        TradeScene leaves = TradeScene.at(site, family, "takeTradedHome");
        done.put(
                "takeTradedHome",
                look(
                        family,
                        staff.asks()
                                .body(Map.of("code", leaves.code(), "familyCode", card))
                                .post("/v1/trade-sessions/" + leaves.session() + "/take-home")));
        done.put(
                "checkPhone",
                look(
                        family,
                        staff.asks()
                                .body(Map.of(
                                        "siteId",
                                        site.toString(),
                                        "phone",
                                        phone,
                                        "familyCode",
                                        card,
                                        "finding",
                                        "STILL_THEIRS"))
                                .post("/v1/phone-checks")));
        done.put(
                "wakeShelf",
                look(family, staff.asks().body(Map.of("familyCode", card)).post("/v1/home-shelves/wake")));
        atAFair(done, family, staff, site, card);
        String stop = "/v1/tours/" + TourFixture.published(site) + "/stops/" + site;
        done.put(
                "arriveAtStop",
                look(family, staff.asks().body(Map.of("familyCode", card)).post(stop + "/arrivals")));
        done.put(
                "stampAtStop",
                look(family, staff.asks().body(Map.of("familyCode", card)).post(stop + "/stamps")));
        world.brought(family.caller(), world.aVolume(), site);
        CopyCode along = world.brought(world.aFamily(), world.aVolume(), site);
        done.put(
                "takeTourBook",
                look(
                        family,
                        staff.asks()
                                .body(Map.of("code", along.value(), "familyCode", card))
                                .post(stop + "/books")));
        assertThat(done.keySet()).isEqualTo(OPEN_A_RECORD);
        assertThat(done)
                .allSatisfy((operation, why) -> assertThat(why).as(operation).matches("(GET|POST|PUT) /v1/.*"));
    }

    private void atAFair(Map<String, String> done, Somebody family, Somebody staff, UUID site, String card) {
        TicketScene books = TicketScene.at(site, null, family, "joinWaitlist");
        String fair = "/v1/fairs/" + books.fair();
        Map<String, Object> two = Map.of("persons", 2, "familyCode", card);
        done.put("leaveWaitlist", look(family, staff.asks().post("/v1/waitlist/" + books.entry() + "/leave")));
        done.put("bookTicket", look(family, staff.asks().body(two).post(fair + "/sessions/1/tickets")));
        done.put("joinWaitlist", look(family, staff.asks().body(two).post(fair + "/sessions/3/waitlist")));
        done.put(
                "lookUpTicket",
                look(family, staff.asks().body(Map.of("code", card)).post(fair + "/gate/look-ups")));
        done.put(
                "noteMerit",
                look(family, staff.asks().body(Map.of("familyCode", card)).post(fair + "/merits")));
        String ticket = "/v1/tickets/" + books.ticket();
        done.put("showTicket", look(family, staff.asks().get(ticket)));
        done.put("showTicketPass", look(family, staff.asks().get(ticket + "/pass")));
        done.put("printTicket", look(family, staff.asks().get(ticket + "/paper")));
        done.put(
                "resizeTicket",
                look(family, staff.asks().body(Map.of("persons", 1)).put(ticket)));
        done.put("keepTicket", look(family, staff.asks().post(ticket + "/keep")));
        done.put("releaseTicket", look(family, staff.asks().post(ticket + "/release")));
        TicketScene offered = TicketScene.at(site, null, family, "acceptPlaces");
        done.put("acceptPlaces", look(family, staff.asks().post("/v1/waitlist/" + offered.entry() + "/accept")));
        TicketScene open = TicketScene.at(site, null, family, "admit");
        Map<String, String> scan = Map.of("fairId", open.fair().toString(), "code", open.code());
        done.put("admit", look(family, staff.asks().body(scan).post("/v1/admissions")));
        done.put("noteExit", look(family, staff.asks().body(scan).post("/v1/admissions/exits")));
        done.put(
                "undoAdmission",
                look(
                        family,
                        staff.asks()
                                .body(Map.of("fairId", open.fair().toString()))
                                .post("/v1/admissions/undo")));
    }

    @Test
    void aFamilysOwnReadingIsNoLook() {
        Caller family = world.aFamily();
        Somebody self = Somebody.ofPerson(family.personId());
        self.asks().get("/v1/households/me").then().statusCode(200);
        self.asks().get("/v1/households/me/copies").then().statusCode(200);
        assertThat(self.asks().get("/v1/households/me/looks").jsonPath().getList("items"))
                .isEmpty();
    }

    private int seen;

    /** The newest line, if the step was done and left one. */
    private String look(Somebody family, Response step) {
        assertThat(step.statusCode()).as(step.asString()).isLessThan(300);
        List<String> whys = family.asks()
                .get("/v1/households/me/looks?limit=100")
                .jsonPath()
                .getList("items.why", String.class);
        String newest = whys.size() > seen ? whys.get(0) : "no line";
        seen = whys.size();
        return newest;
    }

    private static Map<String, String> at(UUID site, String name, String code) {
        return Map.of("siteId", site.toString(), name, code);
    }
}
