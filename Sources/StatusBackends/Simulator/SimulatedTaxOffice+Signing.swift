import UploadQueue

// From the first upload to the signature, or to its failure.
extension SimulatedTaxOffice {
  /// Plans what is under way when the simulation begins.
  mutating func planOpening(hanging: [Int]) {
    let soon = soonDone(of: hanging)
    for index in hanging {
      var chance = Chance(seed: seed, .fate, index, round: 1)
      let isLong = now - standings[index].since >= .days(1)
      let rest =
        if let place = soon.firstIndex(of: index) {
          OfficeHabits.soonGap * place + chance.duration(.minutes(4), .minutes(10))
        } else if isLong {
          chance.duration(.hours(2), .days(4))
        } else {
          chance.duration(.minutes(10), .hours(6))
        }
      agenda.plan(.release(index), at: now + rest)
    }
    for index in standings.indices {
      switch standings[index].status {
      case .draft:
        var chance = Chance(seed: seed, .handling, index)
        agenda.plan(.submit(index), at: now + chance.duration(.minutes(1), .hours(3)))
      case .waitingForAmendment, .waitingForCancellation: planAgreement(index)
      default: break
      }
    }
    planService()
    planArrival()
    planCancellation()
  }

  /// Of those that have signed for days, up to three whose end comes soon.
  ///
  /// They stand first in the list, so that whoever looks at a demo for a minute sees that it lives. About half of them stay.
  private func soonDone(of hanging: [Int]) -> ArraySlice<Int> {
    let long = hanging.filter { index in
      now - standings[index].since >= .days(1) && InventedDocument(seed: seed, number: index + 1).hasStatusTime
    }
    return long.prefix(min(3, (long.count + 1) / 2))
  }

  /// The company uploads a document: it joins the line, or hangs beside it.
  mutating func beginSigning(_ index: Int) {
    standings[index].uploads = min(standings[index].uploads, 254) + 1
    move(index, to: .signingInProgress)
    if let delay = hang(index) {
      agenda.plan(.release(index), at: now + delay)
    } else {
      line.join(index)
      planService()
    }
  }

  /// How long a document hangs outside the line; only a first upload ever does.
  private func hang(_ index: Int) -> Duration? {
    guard standings[index].uploads == 1 else { return nil }
    var chance = Chance(seed: seed, .fate, index, round: 1)
    let rest = 1000 - habits.hangsForDays - habits.hangsForHours
    return switch chance.choice([habits.hangsForDays, habits.hangsForHours, max(0, rest)]) {
    case 0: chance.duration(.days(1), .days(6))
    case 1: chance.duration(.hours(1), .hours(8))
    default: nil
    }
  }

  /// Plans the next signature, where anybody waits for one.
  ///
  /// Now and then DJP catches up and signs a few at once.
  mutating func planService() {
    guard !isServing, line.count > 0 else { return }
    isServing = true
    services += 1
    var burst = Chance(seed: seed, .service, services / 4)
    var chance = Chance(seed: seed, .service, services, round: 1)
    let gap =
      burst.happens(permille: 120)
      ? chance.duration(.seconds(5), .seconds(20)) : OfficeHabits.serviceGap(at: now, &chance)
    agenda.plan(.serve, at: now + paced(gap))
  }

  mutating func serve() {
    isServing = false
    guard let index = line.leave() else { return }
    finishSigning(index)
    planService()
  }

  mutating func finishSigning(_ index: Int) {
    let fault = fault(of: index)
    if let fault { standings[index].fault = fault }
    move(index, to: fault == nil ? .approved : .savedInvalid)
  }

  /// What is wrong with an upload, if anything.
  private func fault(of index: Int) -> Standing.Fault? {
    let standing = standings[index]
    if habits.hasWrongPassphrase, standing.signer == InventedCompany.wrongSigner,
      standing.since >= InventedCompany.wrongSince
    {
      return .passphrase
    }
    var chance = Chance(seed: seed, .fault, index, round: Int(standing.uploads))
    if standing.uploads > 1 {
      return standing.fault == .validation && !chance.happens(permille: habits.isCorrected) ? .validation : nil
    }
    if now - standing.since >= .days(1), chance.happens(permille: habits.lapses) { return .lapsed }
    return chance.happens(permille: habits.failsValidation) ? .validation : nil
  }
}

// What the company and its buyers do meanwhile.
extension SimulatedTaxOffice {
  private mutating func planArrival() {
    guard opening > 0 else { return }
    var chance = Chance(seed: seed, .arrival, arrivals.count)
    agenda.plan(.arrive, at: now + paced(OfficeHabits.arrivalGap(at: now, &chance)))
  }

  mutating func arrive() {
    let index = standings.count
    var chance = Chance(seed: seed, .signer, index + 1)
    standings.append(
      Standing(
        since: now, date: now.jakartaDate, status: .draft, signer: Self.signer(&chance), uploads: 0, fault: .none))
    arrivals.append(now)
    changes.append(.moved(document(at: index)))
    agenda.plan(.submit(index), at: now + chance.duration(.seconds(30), .minutes(6)))
    planArrival()
  }

  private mutating func planCancellation() {
    var chance = Chance(seed: seed, .cancellation, cancellations)
    agenda.plan(.cancel, at: now + paced(chance.duration(.hours(2), .hours(5))))
  }

  /// Cancels an approved faktur; where the buyer has credited it, the buyer must agree first.
  mutating func cancelOne() {
    cancellations += 1
    planCancellation()
    var chance = Chance(seed: seed, .cancellation, cancellations, round: 1)
    let index = chance.below(standings.count)
    guard index < standings.count, standings[index].status == .approved, document(at: index).kind == .outputInvoice
    else { return }
    if chance.happens(permille: 600) {
      move(index, to: .waitingForCancellation)
      planAgreement(index)
    } else {
      move(index, to: .canceled)
    }
  }

  private mutating func planAgreement(_ index: Int) {
    var chance = Chance(seed: seed, .agreement, index)
    agenda.plan(.agree(index), at: now + chance.duration(.hours(1), .hours(40)))
  }

  mutating func agree(_ index: Int) {
    switch standings[index].status {
    case .waitingForAmendment: move(index, to: .amended)
    case .waitingForCancellation: move(index, to: .canceled)
    default: break
    }
  }
}
