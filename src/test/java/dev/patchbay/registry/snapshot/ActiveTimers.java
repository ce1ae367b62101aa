package dev.patchbay.registry.snapshot;

import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerService;
import java.util.List;

/** The EJB timers of the module, which only an EJB can list. */
@Singleton
public class ActiveTimers {
  @Resource TimerService timers;

  /** Facts about a timer. */
  record Facts(Object info, boolean persistent) {
    static Facts of(Timer timer) {
      return new Facts(timer.getInfo(), timer.isPersistent());
    }
  }

  public List<Facts> all() {
    return timers.getAllTimers().stream().map(Facts::of).toList();
  }
}
