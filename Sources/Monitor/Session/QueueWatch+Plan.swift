import UploadQueue

/// What is planned for later.
extension QueueWatch {
  func tell(_ look: PlanLook) {
    if look.news != nil || !look.halted.isEmpty { post(.plan(.stands(look.news, halted: look.halted))) }
    if let due = look.due { post(.plan(.due(due))) }
  }

  /// Carries out what is wanted of the plan, one after the other.
  func carryOut(_ wish: PlanWish) {
    planWork.add { [session, objection] in
      do throws(JournalError) {
        switch wish {
        case .add(let upload): self.post(.plan(.added(upload, try await session.plan(upload))))
        case .cancel(let keys): self.post(.plan(.cancelled(keys, try await session.cancelPlanned(keys))))
        case .halt(let key, let why):
          let plan = try await session.haltPlanned(key, why)
          self.post(.plan(.stands(plan, halted: plan.halted.filter { $0.key == key })))
        case .open(let upload):
          do throws(QueueSession.DeskFailure) {
            self.post(.plan(.ready(try await session.openPlanned(upload, unless: objection))))
          } catch {
            switch error {
            case .refused(let refusal): self.post(.plan(.refused(upload, refusal)))
            case .journal(let error): throw error
            }
          }
        }
      } catch { self.post(.plan(.failed(wish, error))) }
    }
  }
}
