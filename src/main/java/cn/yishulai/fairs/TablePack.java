package cn.yishulai.fairs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What a device at a table takes along. */
@ApplicationScoped
class TablePack implements DevicePack {

    private final FairStockAccess access;
    private final TableLists lists;

    TablePack(FairStockAccess access, TableLists lists) {
        this.access = access;
        this.lists = lists;
    }

    @Override
    public String purpose() {
        return "TABLE";
    }

    @Override
    public Map<String, Object> pack(DeviceFacts device) {
        return lists.fetch(access.read(device.fair()), device.id(), device.table());
    }
}
